"""The first steps of training, for each regime: the weights they lead to."""
import copy

from torch.nn.functional import cross_entropy
from torch.optim import Adam

import attacks

EPSILON, RATE = 0.1, 1e-3
REGIMES = {
    "clean": {"attack": "none", "clean": 1.0, "adversarial": 0.0},
    "fgsm": {"attack": "fgsm", "epsilon": EPSILON, "steps": 1, "stepSize": EPSILON, "clean": 0.0, "adversarial": 1.0},
    "mixed": {"attack": "fgsm", "epsilon": EPSILON, "steps": 1, "stepSize": EPSILON, "clean": 0.5, "adversarial": 0.5},
    "pgd": {"attack": "pgd", "epsilon": EPSILON, "steps": 3, "stepSize": 0.05, "clean": 0.0, "adversarial": 1.0},
}


def step(module, optimizer, x, y, regime):
    """One update; the loss before it. Goodfellow et al. (2015), section 6: a weighted sum of both losses."""
    loss = 0
    if regime["adversarial"]:
        module.eval()
        adversarial = attacks.signed_steps(module, x, y, regime["epsilon"], regime["stepSize"], regime["steps"], 1)
        module.train()
        loss = regime["adversarial"] * cross_entropy(module(adversarial), y)
    module.train()
    if regime["clean"]:
        loss = loss + regime["clean"] * cross_entropy(module(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def run(module, x, y, regime, steps):
    """(module after so many steps of Adam on the same batch, the losses on the way); the argument is left alone."""
    module = copy.deepcopy(module)
    for p in module.parameters():
        p.requires_grad_(True)
    optimizer = Adam(module.parameters(), RATE)
    losses = [step(module, optimizer, x, y, regime) for _ in range(steps)]
    return module.eval(), losses
