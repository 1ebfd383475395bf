"""`--changed-since`, with real repositories."""

import os
import random
import subprocess
from pathlib import Path

import pytest

from sayso.cli.git import ALL, Hunk, Repository
from sayso.cli.since import Touched

ALARM = "The alarm rang at noon."
OLD = "Headline of the day\n\nThe old alarm rang.\n\nNothing happened here.\n\nAnother alarm rang in the end.\n"


def git(folder, *arguments):
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    identity = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **own, **identity}).stdout.strip()


def commit(folder, message="change"):
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path, sayso):
    """Return a repository that is the current folder, with two articles committed."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.txt").write_text(OLD)
    (tmp_path / "b.txt").write_text(OLD.replace("Headline", "Other headline"))
    commit(tmp_path)
    return tmp_path


@pytest.fixture
def new(findings):
    return lambda *arguments: findings(".", "--changed-since", *arguments)


def lines(found):
    return [line for _, line in found]


class TestWhatCounts:
    def test_nothing_changed_is_0_with_a_notice(self, sayso, repo):
        assert sayso("check", "--changed-since", "HEAD") == (
            0, "0 errors, 0 warnings, 0 infos in 0 files, 0 words; 2 rules\n",
            "sayso: note: no article changed since HEAD\n",
        )  # fmt: skip

    def test_a_finding_on_a_line_that_was_touched(self, new, repo):
        (repo / "a.txt").write_text(OLD.replace("Nothing happened", "An alarm happened"))
        assert new("HEAD") == [("demo.alarm", 5)]

    def test_one_whose_evidence_was_touched(self, new, repo):
        (repo / "a.txt").write_text(OLD.replace("The old alarm", "The older alarm"))
        assert lines(new("HEAD")) == [3, 7]  # each alarm points to the first

    def test_lines_before_it_do_not_matter(self, new, repo):
        (repo / "a.txt").write_text(f"Before it all.\n\n{OLD}\n\nA last alarm.\n".replace("Headline of the day\n\n", ""))
        assert lines(new("HEAD")) == [10]

    def test_commits_and_the_index_and_the_file_count(self, new, repo):
        (repo / "c.txt").write_text(OLD)
        commit(repo)
        (repo / "c.txt").write_text(OLD.replace("Nothing", "No alarm"))
        git(repo, "add", "c.txt")
        (repo / "d.txt").write_text(ALARM)
        assert lines(new("HEAD~1")) == [3, 5, 7, 1]
        assert lines(new("HEAD")) == [5, 1]

    def test_from_where_the_branch_parted(self, new, repo):
        git(repo, "checkout", "-q", "-b", "story")
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        commit(repo)
        git(repo, "checkout", "-q", "main")
        (repo / "b.txt").write_text(f"{OLD}\n{ALARM}\n")
        commit(repo)
        git(repo, "checkout", "-q", "story")
        assert new("main") == [("demo.alarm", 5)]

    @pytest.mark.parametrize("add", [True, False], ids=["git mv", "untracked"])
    def test_a_renamed_file_is_the_same(self, new, repo, add):
        (repo / "desk").mkdir()
        (repo / "a.txt").rename(repo / "desk" / "other.txt")
        (repo / "desk" / "other.txt").write_text(OLD.replace("Nothing", "No alarm"))
        if add:
            git(repo, "add", "--all")
        index = (repo / ".git" / "index").read_bytes()
        assert new("HEAD") == [("demo.alarm", 5)]
        assert (repo / ".git" / "index").read_bytes() == index

    def test_a_file_only_renamed_is_not_checked(self, sayso, repo):
        git(repo, "mv", "a.txt", "c.txt")
        assert "no article changed" in sayso("check", "--changed-since", "HEAD")[2]

    @pytest.mark.parametrize(
        "name",
        [
            "two words.txt",
            "tab\tin it .txt",
            "größe.txt",
            'quo"te\\.txt',
            "line\nend.txt",
            "-dash.txt",
            ":(glob)x.txt",
            "$(touch x).txt",
            os.fsdecode(b"\xe9.txt"),
        ],
        ids=ascii,
    )
    @pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "untracked"])
    def test_any_name_a_file_can_have(self, new, repo, name, tracked):
        try:
            (repo / name).write_text(OLD)
        except OSError as error:
            pytest.skip(f"no such name here: {error}")
        if tracked:
            commit(repo)
            (repo / name).write_text(OLD.replace("Nothing", "No alarm"))
        assert lines(new("HEAD")) == ([5] if tracked else [3, 7])
        assert not (repo / "x").exists()

    def test_what_git_ignores_is_no_change(self, new, repo):
        (repo / ".gitignore").write_text("ignored.txt\n")
        (repo / "ignored.txt").write_text(ALARM)
        assert new("HEAD") == []

    @pytest.mark.parametrize(("end", "where"), [("\r\n", [5]), ("\r", [3, 5, 7])], ids=["CRLF", "CR"])
    def test_line_ends(self, new, repo, end, where):
        data = OLD.replace("\n", end).encode()
        (repo / "a.txt").write_bytes(data)
        commit(repo)
        (repo / "a.txt").write_bytes(data.replace(b"Nothing", b"No alarm"))
        assert lines(new("HEAD")) == where  # git sees no line in a file with CR alone: all of it changed

    def test_utf_16_counts_whole(self, new, repo):
        (repo / "a.txt").write_bytes(OLD.encode("utf-16"))
        commit(repo)
        (repo / "a.txt").write_bytes(OLD.replace("Nothing", "No alarm").encode("utf-16"))
        assert lines(new("HEAD")) == [3, 5, 7]

    def test_a_file_that_is_another_in_the_repository_counts_whole(self, new, repo):
        git(repo, "config", "filter.short.clean", "head -n 1")
        git(repo, "config", "filter.short.smudge", "cat")
        (repo / ".gitattributes").write_text("*.txt filter=short\n")
        (repo / "a.txt").write_text(OLD)
        commit(repo)
        (repo / "a.txt").write_text(OLD.replace("Headline of", "News of").replace("Nothing", "No alarm"))
        assert lines(new("HEAD")) == [3, 5, 7]

    def test_text_that_looks_like_a_patch(self, new, repo):
        odd = "+++ b/b.txt\n@@ -1 +3 @@\n* Unmerged path b.txt\n--- a\n"
        (repo / "a.txt").write_text(f"{OLD}\n{odd}")
        assert new("HEAD") == []

    def test_a_line_taken_out_of_a_paragraph(self, new, repo):
        text = "A headline\n\nThe alarm rang on\nand on and on, to\nthe end of the day.\n\nAn alarm.\n"
        (repo / "c.txt").write_text(text)
        commit(repo)
        (repo / "c.txt").write_text(text.replace("and on and on, to\n", ""))
        assert 3 in lines(new("HEAD"))
        (repo / "c.txt").write_text(text.replace("The alarm rang on\nand on and on, to\nthe end of the day.\n\n", ""))
        assert new("HEAD") == []

    def test_in_a_conflict(self, new, repo):
        git(repo, "checkout", "-q", "-b", "story")
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        commit(repo)
        git(repo, "checkout", "-q", "main")
        (repo / "a.txt").write_text(OLD.replace("Nothing", "Little"))
        commit(repo)
        with pytest.raises(subprocess.CalledProcessError):
            git(repo, "merge", "-q", "story")
        assert lines(new("HEAD")) == [8]

    def test_a_link_is_what_it_leads_to(self, new, repo):
        (repo / "link.txt").symlink_to("b.txt")
        commit(repo)
        (repo / "b.txt").write_text(OLD.replace("Nothing", "No alarm"))
        assert new("HEAD") in ([("demo.alarm", 5)], [("demo.alarm", 5)] * 2)

    def test_a_users_settings_of_git_do_not_matter(self, new, repo):
        for setting in (
            "diff.noprefix=true", "diff.mnemonicPrefix=true", "diff.renames=false", "diff.interHunkContext=9", "color.ui=always", "diff.external=false",
            "core.quotePath=true", "diff.relative=true", "diff.submodule=log", "diff.ignoreSubmodules=all",
        ):  # fmt: skip
            git(repo, "config", *setting.split("=", 1))
        (repo / "größe.txt").write_text(OLD)
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm").replace("Another", "One more"))
        assert lines(new("HEAD")) == [5, 7, 3, 7]

    def test_in_a_hook(self, new, repo, monkeypatch):
        monkeypatch.setenv("GIT_DIR", ".git")
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        assert new("HEAD") == [("demo.alarm", 5)]

    def test_from_another_folder_and_by_a_link(self, findings, repo, monkeypatch, tmp_path_factory):
        away = tmp_path_factory.mktemp("away")
        (away / "shortcut").symlink_to(repo)
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        monkeypatch.chdir(away)
        assert findings(repo, "--changed-since", "HEAD") == [("demo.alarm", 5)]
        assert findings("shortcut/a.txt", "--changed-since", "HEAD") == [("demo.alarm", 5)]

    def test_only_what_changed_is_read(self, sayso, repo):
        (repo / "b.txt").write_bytes(b"\xff\xfe\xfa")
        commit(repo)
        assert sayso("check", ".")[0] == 2
        assert sayso("check", ".", "--changed-since", "HEAD")[0] == 0

    def test_a_work_tree_of_its_own(self, findings, repo, monkeypatch):
        git(repo, "worktree", "add", "-q", "tree", "-b", "story")
        monkeypatch.chdir(repo / "tree")
        Path("a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        assert findings(".", "--changed-since", "main") == [("demo.alarm", 5)]


ODD = ("", "+++ b/a.txt", "--- a/a.txt", "@@ -1 +1 @@", "\\ No newline at end of file", "diff --git a/a.txt b/a.txt", "words", "more words", "-", "+")


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_lines_are_those_that_did_not_change_are_the_old_ones(repo, seed):
    chance = random.Random(seed)  # noqa: S311 - a test
    old = [chance.choice(ODD) for _ in range(60)]
    new = [chance.choice([line, line, line, chance.choice(ODD), f"{line}\n{chance.choice(ODD)}"]) for line in old if chance.random() > 0.1]
    (repo / "a.txt").write_text("\n".join(old) + chance.choice(["", "\n"]))
    commit(repo)
    content = ("\n".join(new) + chance.choice(["", "\n"])).encode()
    (repo / "a.txt").write_bytes(content)
    hunks = Repository(str(repo)).changes("HEAD")["a.txt"]
    assert {first + count for first, number in hunks if number for count in range(number)} <= set(range(1, content.count(b"\n") + 2))
    touched = Touched([hunk for hunk in hunks if hunk.number], content)
    kept = [line for number, line in enumerate(content.decode().split("\n"), 1) if not touched.between(number, number)]
    left = iter([*old, ""])
    assert all(line in left for line in kept), "each line that is not touched is an old one, in the old order"
    assert len(kept) >= len(old) // 3


@pytest.mark.parametrize(
    ("hunks", "within"),
    [
        ([], []),
        ([Hunk(2, 1)], [2]),
        ([Hunk(4, 2), Hunk(1, 1)], [1, 4, 5]),
        ([Hunk(1, 0)], [1, 2]),  # taken out between two lines of a paragraph
        ([Hunk(2, 0)], []),  # before a blank line
        ([Hunk(0, 0)], []),
        ([Hunk(5, 0)], []),  # at the end
        ([ALL], [1, 2, 3, 4, 5]),
    ],
)
def test_lines_that_are_touched(hunks, within):
    touched = Touched(hunks, b"one\ntwo\n\nfour\nfive")
    assert [line for line in range(1, 6) if touched.between(line, line)] == within
    assert touched.between(1, 5) == bool(within)


class TestWithTheRest:
    def test_fixes_are_made_where_the_change_is(self, sayso, repo):
        (repo / "a.txt").write_text("Headline\n\nThe color is red.\n\nNothing here.\n")
        commit(repo)
        (repo / "a.txt").write_text("Headline\n\nThe color is red.\n\nNo color here.\n")
        code, out, _ = sayso("check", "--changed-since", "HEAD", "--fix")
        assert (repo / "a.txt").read_text() == "Headline\n\nThe color is red.\n\nNo colour here.\n"
        assert (code, out.splitlines()[0][:11]) == (0, "0 errors, 0")

    def test_sign_offs_of_articles_that_were_not_checked_are_not_unused(self, sayso, repo, findings):
        fingerprint = sayso("check", "b.txt")[1].split("[")[1].split("]")[0]
        assert sayso("allow", "b.txt", fingerprint, "--reason", "agreed")[0] == 0
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        assert findings(".", "--changed-since", "HEAD") == [("demo.alarm", 5)]

    def test_a_baseline_may_count_too(self, sayso, repo, findings):
        assert sayso("check", ".", "--write-baseline", "known.json")[0] == 1
        (repo / "a.txt").write_text(OLD.replace("Headline", "A headline").replace("The old", "The older"))
        assert lines(findings(".", "--changed-since", "HEAD")) == [3, 7]
        assert lines(findings(".", "--changed-since", "HEAD", "--baseline", "known.json")) == [3]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "revision", ["-x", "--upload-pack=touch x", "", " ", "gone", "HEAD..main", "main:a.txt", "$(touch x)", ";touch x", "main\n"]
    )
    def test_a_revision_that_is_none(self, sayso, repo, revision):
        code, out, err = sayso("check", ".", f"--changed-since={revision}")
        assert (code, out) == (2, "")
        assert err.startswith("sayso: error: --changed-since: ")
        assert len(err.splitlines()) == 1
        assert not (repo / "x").exists()

    def test_no_repository(self, sayso, tmp_path):
        (tmp_path / "a.txt").write_text(ALARM)
        code, out, err = sayso("check", "a.txt", "--changed-since", "HEAD")
        assert (code, out) == (2, "")
        assert "is in no git repository" in err

    def test_a_path_outside(self, sayso, repo, tmp_path_factory):
        away = tmp_path_factory.mktemp("away")
        (away / "a.txt").write_text(ALARM)
        code, _, err = sayso("check", ".", away, "--changed-since", "HEAD")
        assert (code, err) == (2, f"sayso: error: --changed-since: {away} is in no git repository\n")

    def test_no_commit_yet(self, sayso, tmp_path):
        git(tmp_path, "init", "-q")
        (tmp_path / "a.txt").write_text(ALARM)
        code, _, err = sayso("check", "--changed-since", "HEAD")
        assert code == 2
        assert "there is no revision 'HEAD'" in err

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
    def test_a_repository_that_is_not_ours(self, sayso, repo, monkeypatch):
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        for path in (repo, repo / ".git"):
            os.chown(path, 12345, 12345)
        code, out, err = sayso("check", "--changed-since", "HEAD")
        assert (code, out) == (2, "")
        assert "--changed-since: git says" in err
        assert "dubious ownership" in err

    def test_no_git(self, sayso, repo, monkeypatch):
        monkeypatch.setenv("PATH", "")
        assert "--changed-since needs git" in sayso("check", "--changed-since", "HEAD")[2]

    def test_a_shallow_clone(self, sayso, repo, tmp_path_factory, monkeypatch):
        first = git(repo, "rev-parse", "HEAD")
        (repo / "a.txt").write_text(ALARM)
        commit(repo)
        clone = tmp_path_factory.mktemp("clone")
        git(clone, "clone", "-q", "--depth", "1", f"file://{repo}", ".")
        monkeypatch.chdir(clone)
        code, _, err = sayso("check", "--changed-since", first)
        assert (code, err.endswith("the clone is shallow: fetch more of its history (fetch-depth: 0)\n")) == (2, True)

    def test_no_commit_in_common(self, sayso, repo):
        git(repo, "checkout", "-q", "--orphan", "other")
        commit(repo, "another beginning")
        assert "have no commit in common" in sayso("check", "--changed-since", "main")[2]

    def test_a_submodule_that_changed(self, sayso, repo, tmp_path_factory):
        desk = tmp_path_factory.mktemp("desk")
        git(desk, "init", "-q", "-b", "main")
        (desk / "c.txt").write_text(ALARM)
        commit(desk)
        git(repo, "submodule", "add", "-q", str(desk), "desk")
        commit(repo)
        assert sayso("check", ".", "--changed-since", "HEAD")[0] == 0
        (repo / "desk" / "c.txt").write_text(f"{ALARM}\n\n{ALARM}")
        (repo / "a.txt").write_text(OLD.replace("Nothing", "No alarm"))
        code, out, err = sayso("check", ".", "--changed-since", "HEAD")
        assert (code, "a.txt:5:" in out) == (2, True)
        assert "sayso: error: desk: is a repository of its own" in err
        assert sayso("check", "desk", "--changed-since", "HEAD")[0] == 1

    @pytest.mark.parametrize("flags", [["-", "--stdin-filename", "a.txt"], [".", "--write-baseline", "known.json"]])
    def test_flags_that_do_not_go_together(self, sayso, repo, flags):
        code, out, err = sayso("check", "--changed-since", "HEAD", *flags)
        assert (code, out) == (2, "")
        assert "--changed-since" in err
