"""Small drawings to render."""

WIDE, TALL, SQUARE = (64, 32), (32, 64), (48, 48)


def drawing(
    size: tuple[int, int] = SQUARE, ground: str = "102030", ink: str = "f0e0d0", box: str = "M4 4H20V20H4Z"
) -> str:
    """A box of ink on a ground."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:04d}"  height="{height:04d}" '
        f'viewBox="0 0 {width} {height}"><path d="M0 0H9999V9999H0" fill="#{ground}"/>'
        f'<path d="{box}" fill="#{ink}"/></svg>'
    )
