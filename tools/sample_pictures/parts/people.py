"""People, who are nobody."""

from __future__ import annotations

from tools.sample_pictures.canvas import Canvas, dark

SKIN = ((141, 92, 62), (110, 70, 48), (166, 113, 78), (92, 58, 42))
SHIRTS = (
    (198, 64, 52), (38, 99, 140), (232, 168, 56), (63, 124, 84), (126, 74, 138), (226, 122, 84),
    (240, 232, 214), (44, 62, 92), (214, 96, 128), (86, 156, 160),
)  # fmt: skip


def person(
    c: Canvas, x: float, foot: float, size: float, *, pose: str = "stand", hat: bool = False
) -> None:
    """Someone far away, without a face; ``pose``: stand, up, work, sit or back."""
    skin, shirt = c.pick(SKIN), c.pick(SHIRTS)
    trousers = dark(c.pick(SHIRTS), 0.45)
    cover = c.chance.random() < 0.3
    hair = c.pick(SHIRTS) if cover else (40, 32, 34)
    head = size * 0.085
    hip = foot - size * 0.42
    if pose == "sit":
        hip = foot - size * 0.12
        c.box(x - size * 0.2, hip - size * 0.02, x + size * 0.2, foot, trousers, size * 0.06)
    elif pose != "back":
        for dx in (-0.07, 0.07):
            c.box(x + dx * size - size * 0.05, hip, x + dx * size + size * 0.05, foot, trousers,
                  size * 0.03)  # fmt: skip
    shoulder = hip - size * 0.34
    arm = size * 0.055
    hands = {
        "up": ((-0.24, -0.24), (0.24, -0.24)),
        "work": ((0.2, 0.22), (0.26, 0.3)),
        "sit": ((-0.17, 0.26), (0.17, 0.26)),
    }.get(pose, ((-0.17, 0.32), (0.17, 0.32)))
    for side, (dx, dy) in zip((-0.11, 0.11), hands, strict=True):
        end = (x + dx * size, shoulder + size * (dy + 0.05))
        c.line([(x + side * size, shoulder + size * 0.05), end], dark(shirt, 0.12), arm)
        c.oval(*end, arm * 0.6, arm * 0.6, skin)
    c.box(x - size * 0.135, shoulder, x + size * 0.135, hip + size * 0.03, shirt, size * 0.07)
    c.box(x - size * 0.03, shoulder - size * 0.05, x + size * 0.03, shoulder + size * 0.02, skin)
    y = shoulder - size * 0.1
    if cover:
        c.oval(x, y + head * 0.35, head * 1.35, head * 1.6, hair)
        c.oval(x, y, head * 0.85, head * 0.95, hair if pose == "back" else skin)
    else:
        c.oval(x, y - head * 0.2, head * 1.08, head * 1.1, hair)
        if pose != "back":
            c.oval(x, y + head * 0.18, head * 0.92, head * 0.95, skin)
    if hat:
        c.poly([(x - head * 2.2, y - head * 0.3), (x, y - head * 1.8),
                (x + head * 2.2, y - head * 0.3)], (222, 186, 116))  # fmt: skip


def crowd(c: Canvas, foot: float, count: int, size: float, *, low: float = 0.08, high: float = 0.92,
          pose: str = "stand") -> None:  # fmt: skip
    for place in range(count):
        x = (low + (high - low) * (place + 0.5) / count) * c.width + c.some(-16, 16)
        person(c, x, foot + c.some(-12, 12), size * c.some(0.86, 1.06), pose=pose)
