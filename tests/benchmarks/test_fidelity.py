from scripts.benchmarks import classifier, fidelity, shapes


def test_the_classifier_knows_shapes_and_keeps_its_choices_in_integers():
    assert classifier.accuracy(shapes.trained(), *shapes.drawn(500, seed=2)) > 0.95
    figures = fidelity.measure()
    assert figures["neural.fidelity.top1"] > 0.98 and figures["neural.fidelity.psnr"] > 45
    assert figures["neural.fidelity.int4.psnr"] < figures["neural.fidelity.psnr"]
