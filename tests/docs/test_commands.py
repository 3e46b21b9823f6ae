"""Every command in the documentation runs, and the generated reference is what the code says.

In Markdown, a ```console block's lines that begin with `$ ` are run, a page at a time, top to bottom, in one fresh folder that
holds a copy of the sample coverage as `coverage/`. A block under `<!-- not run: why -->` is passed over.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"(<!-- not run: .+? -->\s*)?```console\n(.*?)```", re.S)


def commands(page: Path) -> list[str]:
    """The commands of a page, in order, without those it says are not run."""
    blocks = (m.group(2) for m in BLOCK.finditer(page.read_text(encoding="utf-8")) if not m.group(1))
    joined = (block.replace("\\\n", " ") for block in blocks)
    return [line[2:] for block in joined for line in block.splitlines() if line.startswith("$ ")]


WITH_COMMANDS = [page for page in PAGES if commands(page)]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_the_page_runs(page: Path, tmp_path: Path) -> None:
    import onrecord.sample

    shutil.copytree(onrecord.sample.coverage(), tmp_path / "coverage")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands(page):
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=tmp_path,
            env=os.environ | {"PATH": path, "COLUMNS": "120"},
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}"


def test_the_readme_has_commands() -> None:
    assert ROOT / "README.md" in WITH_COMMANDS


def test_the_readme_opens_with_the_two_commands() -> None:
    opening = (ROOT / "README.md").read_text(encoding="utf-8")[:1500]
    assert opening.index("make demo") < opening.index("make test")


def test_the_generated_reference_is_what_the_code_says() -> None:
    done = subprocess.run([sys.executable, "-m", "docs.generate", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    broken = [target for target in targets if not (page.parent / target).exists()]
    assert not broken
