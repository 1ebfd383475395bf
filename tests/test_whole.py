"""A file is replaced whole or not at all, and stays what it was otherwise."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.whole import replacing


def put(path: Path, content: bytes) -> None:
    with replacing(path) as out:
        out.write(content)


def test_a_new_file_has_the_permissions_of_any(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    put(tmp_path / "new", b"content")
    assert (tmp_path / "new").read_bytes() == b"content"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o220, 0o666])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(mode)
    put(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give files away")
def test_the_owner_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    os.chown(path, 4321, 1234)
    put(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (4321, 1234)


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        put(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_link_stays_one_and_its_target_is_replaced_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("far/file")
    put(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == b"new"
    assert [each.name for each in (tmp_path / "far").iterdir()] == ["file"]


def test_a_link_to_nothing_makes_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    put(tmp_path / "link", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"


def test_what_fails_leaves_the_old_content_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), replacing(path) as out:
        out.writelines([b"ne", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_device_and_a_pipe_are_written_straight(tmp_path: Path) -> None:
    put(Path(os.devnull), b"new")
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    put(tmp_path / "pipe", b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_standard_output_is_written_straight_even_if_it_is_a_file(tmp_path: Path) -> None:
    script = "from pathlib import Path; from sayso.whole import replacing\nwith replacing(Path('/dev/stdout')) as out: out.write(b'new')"
    with (tmp_path / "file").open("wb") as out:
        subprocess.run([sys.executable, "-c", script], stdout=out, check=True)
        out.seek(0, os.SEEK_END)
        out.write(b" and more")
    assert (tmp_path / "file").read_bytes() == b"new and more"


def test_a_folder_that_takes_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def refuse(self: Path, mode: str = "r", *rest: object) -> object:
        if "x" in mode:
            raise PermissionError(13, "no")
        return opened(self, mode, *rest)  # type: ignore[arg-type]

    opened = Path.open
    monkeypatch.setattr(Path, "open", refuse)
    put(path, b"new")
    with pytest.raises(PermissionError):
        put(tmp_path / "other", b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"new"


def test_a_long_name(tmp_path: Path) -> None:
    put(tmp_path / ("n" * 250), b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["n" * 250]


def test_a_killed_process_leaves_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    script = "import os, sys; from pathlib import Path; from sayso.whole import replacing\nwith replacing(Path(sys.argv[1])) as out: out.write(b'new'); os.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
