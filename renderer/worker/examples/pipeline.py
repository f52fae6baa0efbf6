"""A diffusers pipeline shaped like Stable Diffusion, and a LoRA for it: 2 MB that draw washes of colour.

    python -m renderer.worker.examples.pipeline FOLDER      makes FOLDER/pipeline and FOLDER/lora

Nothing is trained. The weights are random, of one seed, but for the decoder's: it blurs what is diffused, as water
does with ink, and mixes colours of it. Attention to the words is made strong, so that they show.
"""

import json
import sys
from pathlib import Path

from ..refusal import need

try:
    import torch
    from diffusers import AutoencoderKL, DDIMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from diffusers.utils import convert_state_dict_to_diffusers
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer
except ModuleNotFoundError as error:
    raise need(error.name or "torch") from None

SEED = 5
LATENT, CHANNELS = 8, 4  # sides and channels of what is diffused
TOKENS = 77  # as CLIP has
WIDTH = 32  # of what stands for a word
RANK = 4
INKS = 24  # channels of the decoder
ATTENTION = 8.0  # how much stronger than at random words are heeded
NOISE = 3.0  # how much more is taken for noise
COLOURS = ((0.16, 0.16, 0.15), (0.10, -0.02, -0.12))  # red, green and blue of two mixtures
SETTINGS = {"template": "{prompt}, a wash of ink", "steps": 6, "guidance": 3.0}
LORA_SETTINGS = {"template": "{prompt}, lit from within", "scale": 1.0}


def make(folder: Path) -> tuple[Path, Path]:
    """Makes the pipeline and the LoRA, and returns their folders."""
    with torch.random.fork_rng(), torch.no_grad():
        torch.manual_seed(SEED)
        pipeline = _pipeline()
        base, lora = folder / "pipeline", folder / "lora"
        pipeline.save_pretrained(base, safe_serialization=True)
        (base / "conus.json").write_text(json.dumps(SETTINGS) + "\n")
        _save_lora(pipeline, lora)
        (lora / "conus.json").write_text(json.dumps(LORA_SETTINGS) + "\n")
    return base, lora


def _pipeline() -> StableDiffusionPipeline:
    vae = AutoencoderKL(
        block_out_channels=(INKS,) * 4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=CHANNELS,
        norm_num_groups=8,
        sample_size=LATENT * 8,
    )
    unet = UNet2DConditionModel(
        sample_size=LATENT,
        in_channels=CHANNELS,
        out_channels=CHANNELS,
        block_out_channels=(16, 32),
        layers_per_block=1,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=WIDTH,
        attention_head_dim=8,
        norm_num_groups=8,
    )
    text = CLIPTextConfig(
        vocab_size=len(_vocabulary()),
        hidden_size=WIDTH,
        intermediate_size=2 * WIDTH,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=TOKENS,
        bos_token_id=0,
        eos_token_id=1,
        pad_token_id=1,
    )
    _blur(vae.decoder)
    for name, weight in unet.named_parameters():
        if "attn2.to_out.0.weight" in name or "attn2.to_v" in name:
            weight *= ATTENTION
    unet.conv_out.weight *= NOISE
    return StableDiffusionPipeline(
        vae=vae.eval(),
        unet=unet.eval(),
        text_encoder=CLIPTextModel(text).eval(),
        tokenizer=CLIPTokenizer(vocab=_vocabulary(), merges=[], model_max_length=TOKENS),
        scheduler=DDIMScheduler(clip_sample=False, set_alpha_to_one=False, steps_offset=1),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def _blur(decoder: torch.nn.Module) -> None:
    """Makes a decoder enlarge and blur: its blocks pass on what they get, and its upsamplers smooth it."""
    for name, module in decoder.named_modules():
        if name.endswith(("conv2", "to_out.0")):
            module.weight.zero_(), module.bias.zero_()
        elif name.endswith("upsamplers.0.conv"):
            binomial = torch.tensor([1.0, 2.0, 1.0]) / 4
            module.weight.copy_(torch.eye(INKS)[:, :, None, None] * torch.outer(binomial, binomial))
    decoder.conv_out.weight.zero_()
    mixed = torch.randn(2, INKS, 1) * torch.tensor(COLOURS)[:, None]  # inks from dark to light, and from warm to cold
    decoder.conv_out.weight[:, :, 1, 1] = mixed.sum(0).T  # the middle of 3 x 3: each pixel by itself


def _vocabulary() -> dict[str, int]:
    """Every byte as CLIP writes it, inside and at the end of a word: any text has its letters for tokens."""
    from tokenizers.pre_tokenizers import ByteLevel

    letters = sorted(ByteLevel.alphabet())
    words = ["<|startoftext|>", "<|endoftext|>", *letters, *(f"{letter}</w>" for letter in letters)]
    return {word: index for index, word in enumerate(words)}


def _save_lora(pipeline: StableDiffusionPipeline, folder: Path) -> None:
    targets = ["to_q", "to_k", "to_v", "to_out.0"]
    pipeline.unet.add_adapter(LoraConfig(r=RANK, lora_alpha=RANK, target_modules=targets))
    for name, weight in pipeline.unet.named_parameters():
        if "lora_B" in name:  # zero at first, so that a new LoRA changes nothing
            weight.normal_(std=2.0)
    layers = convert_state_dict_to_diffusers(get_peft_model_state_dict(pipeline.unet))
    StableDiffusionPipeline.save_lora_weights(folder, unet_lora_layers=layers, safe_serialization=True)


if __name__ == "__main__":
    for made in make(Path(sys.argv[1])):
        print(made)
