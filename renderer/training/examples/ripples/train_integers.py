"""The network of train.py, trained in the integers that a chain computes in, for sixteen points to a word."""

from pathlib import Path

import torch
from torch import nn

from reference.neural.files import save
from reference.neural.model import Input
from renderer.training.quantization import Clamp, Dense, Triangle, to_model

torch.manual_seed(1)
torch.set_num_threads(1)
hidden = [Dense(4, 24, Triangle(7), most=180, reach=128), Dense(24, 24, Triangle(7), most=770)]
net = nn.Sequential(*hidden, Dense(24, 1, Clamp(-127, 127), most=770))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(1000):
    points = torch.randint(-127, 128, (512, 4)).float()  # x, y, a and b; 127 stands for 1
    distance = (points[:, :2] - points[:, 2:]).norm(dim=1, keepdim=True) / 127
    loss = (net(points) / 127 - torch.cos(6 * distance)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"mean squared error {loss.item():.4f}")
model = to_model(net.eval(), Input((4,), -127, 127), "ripples", "MIT", ("Your Name",), "distances, as computed here")
print(save(model, Path("ripples")))
