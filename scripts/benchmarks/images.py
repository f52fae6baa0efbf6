"""The bundled model of the hybrid path: whether every executor gives the same bits, and what batches gain."""

from .figures import Figures


def measure() -> Figures:
    """Compares executors, and counts images a second of a batch and of one at a time; needs the worker extra."""
    from renderer.worker.makers import study

    batched, single = study.images_per_second(study.BATCH), study.images_per_second(1)
    return {
        "hybrid.integer.devices_equal": int(study.devices_equal()),
        "hybrid.worker.images_per_second": batched,
        "hybrid.worker.images_per_second_single": single,
        "hybrid.worker.batching": batched / single,
    }
