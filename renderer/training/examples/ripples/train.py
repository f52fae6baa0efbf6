"""A network that learns waves around a centre: (x, y) on the page and the centre (a, b) in, the height there out."""

import numpy as np
import torch
from torch import nn

from renderer.training.activations import TriangleWave

torch.manual_seed(1)
torch.set_num_threads(1)
hidden = nn.Sequential(nn.Linear(4, 24), TriangleWave(), nn.Linear(24, 24), TriangleWave())
net = nn.Sequential(*hidden, nn.Linear(24, 1), nn.Hardtanh())
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(1000):
    points = 2 * torch.rand(512, 4) - 1  # x, y, a and b, each in [-1, 1]
    distance = (points[:, :2] - points[:, 2:]).norm(dim=1, keepdim=True)
    loss = (net(points) - torch.cos(6 * distance)).square().mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(f"mean squared error {loss.item():.4f}")
torch.onnx.export(net.eval(), (points[:1],), "ripples.onnx", verbose=False)
np.save("ripples.npy", points.numpy())
