# pragma version 0.4.3
"""
@title What a latent does to Imago's network
@license MIT
@notice A gain for each unit of its first layer, an offset for each unit of all.
@dev Twin: reference/imago/film.py. A latent is LATENT numbers in [-128, 127]; one dense layer without biases makes of
     them what network._modulated calls gains and offsets. Weights lie in bytes, so that every third one of a word is
     in a lane of 24 bits, and three masks give 30 lanes of three words.
"""

LATENT: constant(uint256) = 16
GAINS: constant(uint256) = 16
UNITS: constant(uint256) = 68  # the gains and the offsets, in this order
SHIFT: constant(uint256) = 4
GAIN_SHIFT: constant(uint256) = 4  # more
GAIN_ONE: constant(int256) = 64
MOST_GAIN: constant(int256) = 127
WAVES: constant(uint256) = 48  # offsets of units whose waves have a period of 2**12
PERIOD: constant(int256) = 4096
# A row for each number of a latent: its weights + 128, a byte each, 30 to a word, from the lowest byte on.
WEIGHTS: constant(bytes32[3][LATENT]) = [
    [
        0x000092619d6ace768d8079686ba864858c51798a6e947a7f8c7586978f727083,
        0x0000836b758b6f8b709e547c8ba09472985d53818e8b7b8b90997c70766f9993,
        0x000000000000000000000000000000000000000000000000f176cfa6807f8c82,
    ],
    [
        0x00008b629f6a61775781607b99417d82987a9c8197968985968d877990978a82,
        0x0000407c94636a8d9e9c4f6167cbac9c9d7b6c687a6b69879d9a4ea39264947e,
        0x000000000000000000000000000000000000000000000000fcab9b954f9f4d4f,
    ],
    [
        0x00009d527d8182747874666e5262617590b2708d80857b877d797d7e79809b80,
        0x0000707f84926d9172aa897e86987691649b6873634f916c7f775f728d8c8b86,
        0x0000000000000000000000000000000000000000000000006a8dcfdf62948484,
    ],
    [
        0x000084bc718793868a648aa67076028b637181806a85928c95868280767c7784,
        0x0000c3856f797d887a63a38e7065846b6f354d76975ba7937990b893826c3b79,
        0x0000000000000000000000000000000000000000000000003c5c644e9c6e9876,
    ],
    [
        0x00007f7b6c8d6eb8758a82d5578680836e75799276768472737b7b6e71858181,
        0x0000a880706dbe72526d85798f6d6f7e775e4b8a7a9165799d959a866b67435d,
        0x000000000000000000000000000000000000000000000000014a6f44ae678f96,
    ],
    [
        0x000063788f78918d8866819c73bf679672796982896e8c7681827c7a726d7774,
        0x0000ad8f867b9f728a66875f8c6585b873407091757287749955ac968973359a,
        0x000000000000000000000000000000000000000000000000385050468d78b58e,
    ],
    [
        0x000095ab9280857d9f5a58877d6f789d7d7778837f7e8c867281877a7b8f927a,
        0x00009c809680aa7d8680a9708072786a569194bb938fb071939699935173578d,
        0x0000000000000000000000000000000000000000000000000182812778858487,
    ],
    [
        0x00009877876c6b6f85be0977a26e8c8d79918474758381937fa6938282827277,
        0x00005e7a9d8351889aa14975819c8e89a778662a6f9c84664c7e5771768b8f79,
        0x000000000000000000000000000000000000000000000000ffb970a46b888368,
    ],
    [
        0x000069d98a829e737254996e706a68838886857588827d8b7c7d7f86757e8a7e,
        0x00005b7b6d7f82877f7a4798727e7f7f7e9d2b967f987d92957a8b7b82866c9a,
        0x000000000000000000000000000000000000000000000000ff7c6db2787f7681,
    ],
    [
        0x00008e8a848fc58a801fbf8a6fa07a7c72937975707d7e826a7e67766f6c6f79,
        0x00009d87937e747184849b64979363758656c9825671718668787f7c658c6374,
        0x00000000000000000000000000000000000000000000000018695a5b7778a18d,
    ],
    [
        0x00006ca56a79bb658d697de043911dbd7e77798681857e876a76855278807575,
        0x000091788779578172716e8b9160678b7743c961b8789e6a95917a838a7a7c64,
        0x000000000000000000000000000000000000000000000000c377403ca1767e9a,
    ],
    [
        0x00006ead7c9f8e898024db8a43a02e9e7057747f80718085726b6b7576796272,
        0x000099867c8f588aa37eaf6e87856f949d8874786b91ae65597b768066823dc5,
        0x000000000000000000000000000000000000000000000000015cc07c77958c85,
    ],
    [
        0x00007f8089949ea687be74696d506c508c888c888e71716c73858f817d928a91,
        0x000071919a976a9991956a5b8486a392717a485658808a844a7a7d8472677777,
        0x000000000000000000000000000000000000000000000000cbca997e7084786e,
    ],
    [
        0x00004ba47c768762a34c7591868a32756761827e6b7e848f7080867f76837588,
        0x0000cd7575716b8d85729e808b7259757e749594718c8f676a778b9b46805791,
        0x00000000000000000000000000000000000000000000000017455567a175b992,
    ],
    [
        0x0000789c4b84798f65f832939a7ac1977c8c80749875787389a18f6384888d7a,
        0x0000938c6f87c287787661777f816c768997d5cb7c9371715f7f80939b737557,
        0x000000000000000000000000000000000000000000000000ff78c69e808b8e87,
    ],
    [
        0x000094757e9c6f969015c652747f79736e7f788278747f7e78746c9e79878680,
        0x0000618b8c836182958033687f7e817d568f8f685f6ea2735e7d7c8c5f805f92,
        0x000000000000000000000000000000000000000000000000ff7046857982858e,
    ],
]

THIRD: constant(uint256) = (2**240 - 1) // (2**24 - 1) * 255  # every third byte
MIDDLES: constant(uint256) = (2**240 - 1) // (2**24 - 1) * 2**23  # the middle of every lane
MIDDLE: constant(int256) = 2**23


@pure
def _film(latent: int256[LATENT]) -> (int256[GAINS], int256[UNITS - GAINS]):
    """
    @notice Gives the gains and the offsets under a latent.
    """
    # unsafe, from here on: a lane holds MIDDLE and a sum of LATENT products, each below 2**15 in size, and is left
    # by none; what is read of it is far below 2**255.
    lanes: uint256[3][3] = [
        [MIDDLES, MIDDLES << 8, MIDDLES << 16],
        [MIDDLES, MIDDLES << 8, MIDDLES << 16],
        [MIDDLES, MIDDLES << 8, MIDDLES << 16],
    ]
    lift: int256 = MIDDLE
    at: uint256 = 0
    for row: bytes32[3] in WEIGHTS:
        z: uint256 = convert(convert(latent[at], bytes32), uint256)
        lift = unsafe_add(lift, unsafe_mul(128, latent[at]))
        for k: uint256 in range(3):
            lanes[k] = [
                unsafe_add(lanes[k][0], unsafe_mul(convert(row[k], uint256) & THIRD, z)),
                unsafe_add(lanes[k][1], unsafe_mul(convert(row[k], uint256) & (THIRD << 8), z)),
                unsafe_add(lanes[k][2], unsafe_mul(convert(row[k], uint256) & (THIRD << 16), z)),
            ]
        at = unsafe_add(at, 1)

    gains: int256[GAINS] = empty(int256[GAINS])
    offsets: int256[UNITS - GAINS] = empty(int256[UNITS - GAINS])
    for unit: uint256 in range(UNITS):
        word: uint256 = unsafe_div(unit, 30)
        byte: uint256 = unit % 30
        lane: uint256 = (lanes[word][byte % 3] >> unsafe_mul(8, byte)) & (2**24 - 1)
        total: int256 = unsafe_sub(convert(lane, int256), lift) >> SHIFT
        if unit < GAINS:
            gains[unit] = max(min(unsafe_add(GAIN_ONE, total >> GAIN_SHIFT), MOST_GAIN), 0)
        elif unit < GAINS + WAVES:
            offsets[unsafe_sub(unit, GAINS)] = total & (PERIOD - 1)
        else:
            offsets[unsafe_sub(unit, GAINS)] = max(min(total, PERIOD - 1), -PERIOD)
    return gains, offsets
