"""Cards, programs, and pictures are the same bytes whoever makes them: this process, others, or a build before."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from projects import ROOT, TIMEOUT
from samples import SITE, sample_content

from generator import hands, sheet
from generator.content import Content
from generator.errors import PrimerError
from generator.hands import Hands, LostError
from generator.printing import Order, cards, finished, printed
from generator.sheet import Sheet, key, made
from generator.store import Store
from generator.workshop import FEW, Workshop


def edited(content: Content, name: str) -> Content:
    """The content with another name for its first variation."""
    (folder,) = content.movements.values()
    doc = folder.ordered[0]
    renamed = replace(doc, value=doc.value.model_copy(update={"name": name}))
    return replace(content, movements={folder.id: replace(folder, variations={**folder.variations, doc.id: renamed})})


def small(number: int, source: str = "") -> Sheet:
    """A sheet that is made in no time, unlike those of other numbers."""
    words = '#set document(title: "A", date: none)\n#set text(font: "Barlow")\n= Sheet #sys.inputs.job\n'
    return Sheet("small.typ", source or words, str(number), f"sheet {number} can't be made")


def orders(sheets: list[Sheet]) -> list[Order]:
    """Sheets at addresses that number them."""
    return [Order(f"{number}.pdf", each) for number, each in enumerate(sheets)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "cache")


def test_the_same_bytes_through_all_edits(tmp_path: Path) -> None:
    """A card would show what it said before an edit, or a build from the cache differ from a clean one."""
    content = sample_content()
    states = [content, edited(content, "Tin lantern"), content, edited(content, "Glass lantern")]
    made_anew = []
    for state in states:
        store = Store(tmp_path / "cache")
        with Workshop(store, cores=1) as workshop:
            assert workshop.files(printed(state, SITE)) == list(finished(printed(state, SITE)))
            made_anew.append(workshop.made)
    whole = len(list(printed(content, SITE)))
    assert made_anew[0] == whole
    assert 0 < made_anew[1] < whole
    assert made_anew[2] == 0
    assert made_anew[3] == made_anew[1]


def test_other_processes_make_the_same_bytes(store: Store) -> None:
    """A site would depend on the number of cores of who built it."""
    wanted = list(cards(sample_content(), SITE))
    assert len(wanted) >= FEW
    with Workshop(store, cores=2) as workshop:
        assert workshop.files(wanted) == list(finished(wanted))
        assert workshop.made == len(wanted)


def test_all_there_is_to_know_is_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change would not show until somebody threw the cache away."""
    base = small(1)
    others = [
        replace(base, source=f"{base.source}\n"),
        replace(base, job="2"),
        replace(base, form="png"),
        replace(base, form="png", ppi=20),
        replace(base, form="png", colors=4),
        replace(base, qr="https://lanterns.example/"),
    ]
    keys = [key(each) for each in [base, *others]]
    monkeypatch.setattr(sheet, "maker", lambda: "another version")
    keys.append(key(base))
    monkeypatch.undo()
    monkeypatch.setattr(sheet, "fonts_digest", lambda: "other fonts")
    keys.append(key(base))
    assert len(set(keys)) == len(keys)


def test_words_of_a_message_are_not_in_the_key() -> None:
    """A variation that is renamed in its path alone would be printed anew."""
    assert key(replace(small(1), complaint="it fails")) == key(small(1))


@pytest.mark.parametrize("cores", [1, 2])
def test_the_first_mistake_is_told_and_the_rest_is_kept(store: Store, cores: int) -> None:
    """The message would be another one each time, or a traceback out of another process."""
    sheets = [small(number) for number in range(12)]
    sheets[5] = small(5, '#panic("too tall by 3 mm")')
    sheets[9] = small(9, '#panic("too wide")')
    with Workshop(store, cores=cores) as workshop, pytest.raises(PrimerError) as error:
        workshop.files(orders(sheets))
    assert str(error.value) == "sheet 5 can't be made: too tall by 3 mm"
    assert store.get(key(sheets[4])) == made(sheets[4])


def test_a_process_that_is_killed_takes_nothing_with_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that runs out of memory would fail the build, or leave it waiting for ever."""
    begin = Hands.begin

    def kill_and_begin(self: Hands, wanted: Sheet) -> object:
        for pid in self.pids:
            os.kill(pid, signal.SIGKILL)
        return begin(self, wanted)

    monkeypatch.setattr(Hands, "begin", kill_and_begin)
    wanted = orders([small(number) for number in range(FEW)])
    with Workshop(store, cores=2) as workshop:
        assert workshop.files(wanted) == list(finished(wanted))


def test_code_that_changed_meanwhile_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """What new code makes would be kept as what the old one made."""
    monkeypatch.setattr(hands, "maker", lambda: "another version")
    workers = Hands(1)
    try:
        with pytest.raises(LostError):
            workers.begin(small(1)).result(TIMEOUT)
    finally:
        workers.close()


BUILDER = """
import hashlib, sys
from pathlib import Path
from test_workshop import FEW, orders, small
from generator.store import Store
from generator.workshop import Workshop

for _ in range(20):
    store = Store(Path(sys.argv[1]))
    with Workshop(store, cores=1) as workshop:
        files = workshop.files(orders([small(number) for number in range(FEW)]))
    store.tidy()
    print(hashlib.sha256(b"".join(file.data for file in files)).hexdigest())
"""


def python(code: str, *words: object) -> subprocess.Popen[str]:
    """This Python at work on some code, with what it says in a pipe."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests/site")])
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_two_builds_at_once_share_a_store(tmp_path: Path) -> None:
    """One would take what the other has half written."""
    right = b"".join(made(small(number)) for number in range(FEW))
    builds = [python(BUILDER, tmp_path / "cache") for _ in range(2)]
    said = [build.communicate(timeout=TIMEOUT)[0].split() for build in builds]
    assert said == [[hashlib.sha256(right).hexdigest()] * 20] * 2


KILLED = """
import os, signal, sys
from pathlib import Path
from samples import SITE, sample_content
from generator.printing import cards
from generator.store import Store
from generator.workshop import Workshop

workshop = Workshop(Store(Path(sys.argv[1])), cores=2)
batch = workshop.begin(cards(sample_content(), SITE))
files = batch.files()
next(files)
print(*workshop._hands.pids, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_neither_processes_nor_harm(tmp_path: Path) -> None:
    """Its processes would live on unseen, and its cache would spoil the next build."""
    build = python(KILLED, tmp_path / "cache")
    said, _ = build.communicate(timeout=TIMEOUT)  # the others hold the pipe as well: it ends when the last has ended
    assert build.returncode == -signal.SIGKILL, said
    pids = [int(pid) for pid in said.split()]
    assert len(pids) == 2
    assert [pid for pid in pids if lives(pid)] == []
    wanted = list(cards(sample_content(), SITE))
    with Workshop(Store(tmp_path / "cache"), cores=1) as workshop:
        assert workshop.files(wanted) == list(finished(wanted))
        assert workshop.made < len(wanted)


INTERRUPTED = """
import signal, sys
from samples import SITE, sample_content
from generator.printing import cards
from generator.workshop import Workshop

signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    with Workshop(cores=2) as workshop:
        files = workshop.begin(cards(sample_content(), SITE)).files()
        next(files)
        print(*workshop._hands.pids, flush=True)
        signal.raise_signal(signal.SIGINT)
        list(files)
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_ctrl_c_ends_all_of_it() -> None:
    """A terminal would stay busy with cards that nobody wants any more, or fill with tracebacks."""
    build = python(INTERRUPTED)
    said, _ = build.communicate(timeout=TIMEOUT)
    assert build.returncode == 130, said
    assert [int(pid) for pid in said.split() if lives(int(pid))] == []


def lives(pid: int) -> bool:
    """Whether a process is more than a name that nobody has asked for yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}


def test_the_makers_are_named_with_their_versions() -> None:
    """A sheet is plain data: another process gets all it needs in one line."""
    wanted = small(1)
    assert Sheet(**json.loads(json.dumps(wanted.__dict__))) == wanted
