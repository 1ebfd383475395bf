"""What other programs read of this repository, checked by their own linters, and its shell scripts, run as they would run them.

A tool that is not there, or cannot reach its packages, is a skip with its reason. CI installs them all.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.checkout
ROOT = Path(__file__).parents[2]
CALM = "The ferry left the harbour at noon.\n"
WRONG = "The ministry said “the ferry left the harbour.\n\nThe mayor waited on Tuesday, 30 February 2026.\n"


def tool(name: str) -> str:
    """Return the path of a program, of this environment or on the PATH; skip the test if it is not installed."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [str(each) for each in command], cwd=cwd, env={**os.environ, "PATH": path, **environment}, capture_output=True, text=True, timeout=300
    )


@pytest.mark.parametrize(
    ("schema", "path"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "integrations/gitlab/sayso.gitlab-ci.yml")]
)
def test_files_are_as_their_schema_asks(schema: str, path: str) -> None:
    done = run(tool("check-jsonschema"), "--builtin-schema", schema, path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_pre_commit_manifest_is_valid() -> None:
    done = run(tool("pre-commit"), "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_safe_by_its_linter() -> None:
    done = run(tool("zizmor"), "--offline", "--no-progress", "action.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_containerfile_is_right_by_its_linter() -> None:
    done = run(tool("hadolint"), "Containerfile")
    if "URLError" in done.stderr:
        pytest.skip("hadolint could not fetch its program")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_containerfile_is_small_pinned_and_not_root() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    bases = [line.split()[1] for line in lines if line.startswith("FROM")]
    assert bases
    assert all(re.search(r":3\.\d+-slim-\w+$", base) for base in bases)
    copied = {each for line in lines if line.startswith("COPY") and "--from" not in line for each in line.split()[1:-1]}
    assert all((ROOT / each).exists() for each in copied)
    allowed = (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{each}" for each in copied} == {line for line in allowed if line.startswith("!")}
    assert (ROOT / ".dockerignore").read_text(encoding="utf-8") == (ROOT / ".containerignore").read_text(encoding="utf-8")
    user = next(line.split()[1] for line in reversed(lines) if line.startswith("USER"))
    assert user.split(":")[0] not in ("0", "root")


def test_the_image_is_built_and_runs(tmp_path: Path) -> None:
    engine = next((found for name in ("podman", "docker") if (found := shutil.which(name)) and run(found, "info").returncode == 0), None)
    if engine is None:
        pytest.skip("neither podman nor docker works here")
    built = run(engine, "build", "-q", "-t", "sayso-test", "-f", "Containerfile", ".")
    if built.returncode:
        pytest.skip(f"the image cannot be built here: {built.stderr.strip().splitlines()[-1][:200]}")
    (tmp_path / "a.md").write_text(CALM, encoding="utf-8")
    assert run(engine, "run", "--rm", "-v", f"{tmp_path}:/work:ro,Z", "sayso-test", "check", "a.md").returncode == 0


class Job:
    """Hold a GitHub job that runs the action's shell steps in a scratch folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        self.runner = folder / "runner temp"
        (self.runner / "sayso/bin").mkdir(parents=True)
        (folder / "work").mkdir()

    def step(self, name: str, inputs: dict[str, str] | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one step as a runner would: expressions filled into `env`, the script under bash."""
        step = next(step for step in self.action["runs"]["steps"] if step["name"] == name)
        given = {key: value.get("default", "") for key, value in self.action["inputs"].items()} | (inputs or {})
        values = {f"inputs.{key}": value for key, value in given.items()} | {"github.action_path": "/the checkout"} | more
        environment = {key: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found.group(1)], text) for key, text in step["env"].items()}
        faked = {"RUNNER_TEMP": str(self.runner), "GITHUB_WORKSPACE": str(self.folder / "work")}
        faked |= {name: str(self.folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        return run("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"], cwd=self.folder / "work", **faked, **environment)

    def put(self, name: str, text: str) -> Path:
        """Write a program or an article."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def test_the_action_passes_inputs_by_environment_alone(job: Job) -> None:
    scripts = [step["run"] for step in job.action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize(("install", "expected"), [("", "/the checkout"), ("sayso==1; touch x", "sayso==1; touch x")])
def test_the_action_installs_what_it_is_told(job: Job, install: str, expected: str) -> None:
    job.put("runner temp/sayso/bin/python", '#!/bin/sh\nfor each; do echo "$each"; done >"$RUNNER_TEMP/asked"\n')
    python = job.put("python", '#!/bin/sh\necho "$@" >"$RUNNER_TEMP/made"\n')
    done = job.step("Install sayso", {"install": install, "python": str(python)})
    assert done.returncode == 0, done.stderr
    assert (job.runner / "asked").read_text(encoding="utf-8").splitlines()[-1] == expected
    assert not (job.folder / "work/x").exists()


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "an article.md\nb.md"}, 1),
        ({"paths": "b.md"}, 0),
        ({"paths": "an article.md", "fail-on": "never"}, 0),
        ({"paths": "an article.md", "arguments": "--ignore\nall:*"}, 2),
        ({"paths": "an article.md", "arguments": "--ignore\nconsistency.date\n--ignore\nquotes.unbalanced"}, 0),
        ({"paths": "$(touch x).md"}, 2),
        ({"paths": "--fix"}, 2),
    ],
)
def test_the_action_checks_and_hands_its_code_on(job: Job, inputs: dict[str, str], code: int) -> None:
    job.put("runner temp/sayso/bin/sayso", f'#!/bin/sh\nexec {sys.executable} -m sayso "$@"\n')
    job.put("work/an article.md", WRONG)
    job.put("work/b.md", CALM)
    done = job.step("Check", inputs)
    assert done.returncode == 0, done.stderr
    written = (job.folder / "GITHUB_OUTPUT").read_text(encoding="utf-8").splitlines()
    assert written[0] == f"exit-code={code}", done.stdout + done.stderr
    assert written[2] == "sayso.sarif"
    assert job.step("Result", **{"steps.check.outputs.exit-code": str(code)}).returncode == code
    assert not (job.folder / "work/x").exists()
    if code < 2:
        results = json.loads((job.folder / "work/sayso.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
        assert bool(results) is ("an article.md" in inputs["paths"] and "arguments" not in inputs)
        assert ("::error" in done.stdout) is bool(results)
    if code == 1:
        assert "an article.md" in (job.folder / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")


@pytest.mark.parametrize(("fail_on", "code"), [("", 1), ("never", 0)])
def test_the_gitlab_job_writes_its_reports(tmp_path: Path, fail_on: str, code: int) -> None:
    template = yaml.safe_load((ROOT / "integrations/gitlab/sayso.gitlab-ci.yml").read_text(encoding="utf-8"))["sayso"]
    (tmp_path / "an article.md").write_text(WRONG, encoding="utf-8")
    variables = {key: value for key, value in template["variables"].items() if key.startswith("SAYSO")}
    given = {
        **variables,
        "SAYSO_PATHS": "an article.md",
        "SAYSO_FAIL_ON": fail_on,
        "CI_PROJECT_DIR": str(tmp_path),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "",
    }
    done = run("sh", "-e", "-c", "\n".join(template["script"]), cwd=tmp_path, **given)
    assert done.returncode == code, done.stderr
    reports = template["artifacts"]["reports"]
    (first, *_) = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert first["location"]["path"] == "an article.md"
    assert "<testsuites" in (tmp_path / reports["junit"]).read_text(encoding="utf-8")


def test_the_gitlab_job_says_what_to_set(tmp_path: Path) -> None:
    template = yaml.safe_load((ROOT / "integrations/gitlab/sayso.gitlab-ci.yml").read_text(encoding="utf-8"))["sayso"]
    done = run("sh", "-e", "-c", "\n".join(template["before_script"]), cwd=tmp_path, SAYSO_INSTALL="")
    assert (done.returncode, done.stdout.strip()) == (2, "set SAYSO_INSTALL to what pip is to install")


def test_pre_commit_runs_on_a_repository(tmp_path: Path) -> None:
    program = tool("pre-commit")
    commit = run("git", "rev-parse", "HEAD").stdout.strip()
    shipped = run("git", "cat-file", "-e", f"{commit}:.pre-commit-hooks.yaml")
    if not commit or shipped.returncode:
        pytest.skip("this is no git checkout whose last commit has the hook")
    hook = {"repo": ROOT.as_uri(), "rev": commit, "hooks": [{"id": "sayso", "files": r"\.md$"}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}), encoding="utf-8")
    (tmp_path / "calm.md").write_text(CALM, encoding="utf-8")
    (tmp_path / "notes.py").write_text(WRONG, encoding="utf-8")
    settings = {"PRE_COMMIT_HOME": str(tmp_path / ".home"), "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}
    for command in (("git", "init", "-q"), ("git", "add", "calm.md", "notes.py")):
        assert run(*command, cwd=tmp_path, **settings).returncode == 0
    clean = run(program, "run", "--all-files", cwd=tmp_path, **settings)
    if "An unexpected error has occurred" in clean.stdout:
        pytest.skip(f"pre-commit could not install the hook here: {clean.stdout.strip().splitlines()[0][:200]}")
    assert (clean.returncode, "Passed" in clean.stdout) == (0, True), clean.stdout
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    run("git", "add", "wrong.md", cwd=tmp_path, **settings)
    dirty = run(program, "run", "--all-files", cwd=tmp_path, **settings)
    assert dirty.returncode == 1
    assert "wrong.md" in dirty.stdout
    assert "notes.py" not in dirty.stdout


def test_what_the_page_shows_is_valid(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text(encoding="utf-8"), re.DOTALL)
    hooks = next(block for block in blocks if block.startswith("repos:"))
    workflow = next(block for block in blocks if block.startswith("on:"))
    (tmp_path / "hooks.yaml").write_text(hooks, encoding="utf-8")
    (tmp_path / "workflow.yaml").write_text(workflow, encoding="utf-8")
    assert run(tool("pre-commit"), "validate-config", tmp_path / "hooks.yaml").returncode == 0
    done = run(tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", tmp_path / "workflow.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (used,) = [step["with"] for step in yaml.safe_load(workflow)["jobs"]["articles"]["steps"] if "newsroom/sayso" in step["uses"]]
    assert used.keys() <= action["inputs"].keys()
    shipped = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for repo in yaml.safe_load(hooks)["repos"] for hook in repo["hooks"]} == {hook["id"] for hook in shipped}
