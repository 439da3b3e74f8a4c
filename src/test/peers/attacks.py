"""What the libraries and plain PyTorch make of a batch; every attack starts at the picture itself."""
import foolbox
import torch
import torchattacks
from torch.nn.functional import cross_entropy


def cross_entropy_gradient(module, x, y):
    """Gradient of the summed cross-entropy: each picture's own gradient."""
    x = x.clone().requires_grad_()
    return torch.autograd.grad(cross_entropy(module(x), y, reduction="sum"), x)[0]


def margin_gradient(module, x, y):
    """Gradient of the summed margin max over k != y of z_k - z_y; positive margins are errors."""
    x = x.clone().requires_grad_()
    z = module(x)
    own = z.gather(1, y[:, None])[:, 0]
    best_other = z.scatter(1, y[:, None], -torch.inf).amax(1)
    return torch.autograd.grad((best_other - own).sum(), x)[0]


def torchattacks_pgd(module, x, y, epsilon, step, steps):
    return torchattacks.PGD(module, epsilon, step, steps, random_start=False)(x, y).detach()


def foolbox_run(attack, module, x, y, epsilon):
    return attack(foolbox.PyTorchModel(module, bounds=(0, 1), device="cpu"), x, y, epsilons=epsilon)[1].detach()


def signed_steps(module, x, y, epsilon, step, steps, direction):
    """The loop in plain PyTorch; direction +1 climbs the loss of y, -1 descends it (y is then the target)."""
    adversarial = x
    for _ in range(steps):
        g = cross_entropy_gradient(module, adversarial, y)
        adversarial = adversarial + direction * step * g.sign()
        adversarial = torch.min(torch.max(adversarial, x - epsilon), x + epsilon).clamp(0, 1)
    return adversarial


def scaled(x, g, scale, epsilon):
    """The four gradient methods: clip(x + scaled g), in closed form."""
    size = g.flatten(1)
    perturbation = {
        "constant": epsilon * g,
        "max": epsilon * g / size.abs().amax(1).view(-1, 1, 1, 1),
        "l2": epsilon * g / size.norm(dim=1).view(-1, 1, 1, 1),
        "sign": epsilon * g.sign()}[scale]
    return (x + perturbation).clamp(0, 1)


EPSILON, STEP, STEPS, TARGET = 0.1, 0.025, 10, 3
L2_EPSILON, L2_STEP = 1.5, 0.15
SCALES = {"constant": 1.0, "max": 0.1, "l2": 1.5, "sign": 0.1}


def all_of(module, x, y):
    """name → (parameters, adversarial pictures)."""
    linf = {"norm": "linf", "epsilon": EPSILON}
    once = {**linf, "steps": 1, "stepSize": EPSILON}
    many = {**linf, "steps": STEPS, "stepSize": STEP}
    far = {"norm": "l2", "epsilon": L2_EPSILON, "steps": STEPS, "stepSize": L2_STEP}
    aim = {"target": TARGET}
    target = torch.full_like(y, TARGET)
    fgsm = foolbox.attacks.FGSM(random_start=False)
    linf_pgd = foolbox.attacks.LinfPGD(abs_stepsize=STEP, steps=STEPS, random_start=False)
    l2_pgd = foolbox.attacks.L2PGD(abs_stepsize=L2_STEP, steps=STEPS, random_start=False)
    g = cross_entropy_gradient(module, x, y)
    return {
        "fgsm-torchattacks": (once, torchattacks.FGSM(module, EPSILON)(x, y)),
        "fgsm-foolbox": (once, foolbox_run(fgsm, module, x, y, EPSILON)),
        "pgd-linf-torchattacks": (many, torchattacks_pgd(module, x, y, EPSILON, STEP, STEPS)),
        "pgd-linf-foolbox": (many, foolbox_run(linf_pgd, module, x, y, EPSILON)),
        "pgd-l2-torchattacks": (
            far, torchattacks.PGDL2(module, L2_EPSILON, L2_STEP, STEPS, random_start=False)(x, y).detach()),
        "pgd-l2-foolbox": (far, foolbox_run(l2_pgd, module, x, y, L2_EPSILON)),
        "fgsm-targeted": ({**once, **aim}, signed_steps(module, x, target, EPSILON, EPSILON, 1, -1)),
        "pgd-linf-targeted": ({**many, **aim}, signed_steps(module, x, target, EPSILON, STEP, STEPS, -1)),
        **{f"scale-{s}": ({"scale": s, "epsilon": e}, scaled(x, g, s, e)) for s, e in SCALES.items()}}
