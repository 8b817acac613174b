"""Start-up, throughput, memory, linearity and two cores: the numbers of docs/performance.md.

    python benchmarks/measure.py [startup] [throughput] [memory] [linear] [worst] [cores]

Measures the `disclint` of the environment it runs in; install the wheel there first. What depends
on the machine is measured against something else in the same run, in turns.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

CORPUS = str(Path(__file__).resolve().parent / "corpus.py")
DISCLINT = str(Path(sys.executable).parent / "disclint")
NUMBER = 2_000
_MEGA = 1_000_000


class Took(NamedTuple):
    """What one process took."""

    seconds: float
    memory: int
    """Bytes, at its peak."""


def took(*words: str) -> Took:
    """Run a process; what it prints is thrown away."""
    null = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    begun = time.perf_counter()
    process = os.posix_spawn(words[0], words, os.environ, file_actions=actions)
    _, _, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begun
    os.close(null)
    return Took(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def best(times: int, *words: str) -> float:
    """The shortest of several runs, in seconds."""
    return min(took(*words).seconds for _ in range(times))


def startup(folder: Path, _size: int) -> None:
    """The whole process for one article, against `python -c 'import regex'`."""
    one = str(min(folder.iterdir()))
    runs = {
        "python -c pass": (sys.executable, "-c", "pass"),
        "python -c 'import regex'": (sys.executable, "-c", "import regex"),
        "disclint --version": (DISCLINT, "--version"),
        "disclint check ARTICLE": (DISCLINT, "check", one),
        "disclint facts ARTICLE": (DISCLINT, "facts", one),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(40):
        for name, words in runs.items():
            times[name].append(took(*words).seconds)
    base = statistics.median(times["python -c 'import regex'"])
    for name, measured in times.items():
        middle = statistics.median(measured)
        print(f"{name:<28}{middle * 1000:7.1f} ms {middle / base:6.2f} x import regex")


def throughput(folder: Path, size: int) -> None:
    """Articles in a row, in one process."""
    seconds = best(3, DISCLINT, "check", str(folder), "--jobs", "1")
    rate = size / seconds / _MEGA
    print(f"{NUMBER} articles, {size / _MEGA:.1f} MB: {seconds:.2f} s, {rate:.1f} MB/s on one core")


def memory(folder: Path, _size: int) -> None:
    """The peak of one process, for few and for many articles."""
    paths = sorted(map(str, folder.iterdir()))
    for number in (1, 100, 500, NUMBER):
        peak = took(DISCLINT, "check", "--jobs", "1", *paths[:number]).memory
        print(f"{number:>5} articles: {peak / _MEGA:.0f} MB at the peak")


def linear(folder: Path, _size: int) -> None:
    """One article that grows: the time for each megabyte should stay."""
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir())[:NUMBER]]
    base = best(5, DISCLINT, "--version")
    for number in (25, 100, 400, 1600):
        path = folder.parent / "long.md"
        path.write_text("\n".join(texts[:number]), "utf-8")
        size = path.stat().st_size / _MEGA
        seconds = best(3, DISCLINT, "check", str(path)) - base
        print(f"one article of {size:5.2f} MB: {seconds:6.2f} s, {seconds / size:.3f} s a MB")


WORST = {
    "10 MB on one line": ("NVIDIA sells more and more chips to whoever asks. ", 200_000),
    "10 MB of names on one line": ("NVIDIA Corporation ", 500_000),
    "100,000 nested quotes": ("> ", 100_000),
    "1 MB of (": ("(", _MEGA),
    "1 MB of [": ("[", _MEGA),
    "1 MB of *": ("* ", 500_000),
    "1 MB of <": ("<a ", 333_333),
    "1 MB of $": ("$A", 500_000),
    "1 MB of not": ("not ", 250_000),
    "1 MB of one word": ("a", _MEGA),
    "100,000 disclosures": ("The author holds no position in NVIDIA.\n\n", 100_000),
}
"""What to repeat, and how often: kept short here, so that this process stays small."""


def worst(folder: Path, _size: int) -> None:
    """Articles that nobody would write."""
    path = folder.parent / "worst.md"
    for name, (text, times) in WORST.items():
        path.write_text(text * times, "utf-8")
        one = took(DISCLINT, "check", str(path))
        path.write_text(text * (times // 2), "utf-8")
        half = took(DISCLINT, "check", str(path))
        print(
            f"{name:<28}{one.seconds:7.2f} s {one.memory / _MEGA:6.0f} MB"
            f" (half of it: {half.seconds:.2f} s)"
        )


def cores(folder: Path, _size: int) -> None:
    """Two processes against one."""
    times: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(4):
        for jobs, measured in times.items():
            measured.append(took(DISCLINT, "check", str(folder), "--jobs", jobs).seconds)
    one, two = min(times["1"]), min(times["2"])
    print(f"one process {one:.2f} s, two {two:.2f} s: {one / two:.2f} x")


ALL = {measure.__name__: measure for measure in (startup, throughput, memory, linear, worst, cores)}


def main() -> None:
    """Measure what is asked for, or everything."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "articles")
        # In a process of its own: the peak of a child is never less than what its parent holds.
        took(sys.executable, CORPUS, str(folder), str(NUMBER))
        size = sum(path.stat().st_size for path in folder.iterdir())
        for name in sys.argv[1:] or ALL:
            print(f"== {name}: {ALL[name].__doc__}")
            ALL[name](folder, size)


if __name__ == "__main__":
    main()
