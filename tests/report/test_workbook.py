"""Truths about the workbook and the tables in the Dutch convention: whole, literal, and equal to the tables of the study."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest
from conftest import rows
from example_results import write_example
from openpyxl.utils import get_column_letter

from sim.report import write_workbook
from sim.report.dutch_csv import clear_dutch, write_dutch
from sim.report.words import Words, catalogue

ALL_COLUMNS = set(
    "policy metric n base_mean mean difference sd low high p correlation method verdict week picture row column replication problem "
    "sort kind beat second what who whom about times incidents id interview value band_low band_high first first_mean second_mean "
    "reference difference_low difference_high key others at direction from to points higher higher_share higher_low higher_high "
    "no_clear_difference no_clear_difference_share no_clear_difference_low no_clear_difference_high lower lower_share lower_low "
    "lower_high margin mean_difference as_it_stands verdict_as_it_stands place assumption share clear end difference_at_end".split()
)
"""The columns of the tables of a study, a sweep, a comparison and a study of robustness."""
PREFIXES = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "{=1}", "http://a.nl", "mailto:a@b.nl", "'=1", "#REF!")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with few worlds, and its workbook."""
    folder = write_example(tmp_path_factory.mktemp("book"), 20)
    write_workbook(folder, "nl")
    return folder


def test_a_number_in_the_workbook_is_that_of_the_table(folder: Path) -> None:
    """Each difference is a number, equal to the last digit that a spreadsheet keeps (15), under a heading in words."""
    sheet = openpyxl.load_workbook(folder / "results.xlsx")["Verschillen alle maten"]
    head = [cell.value for cell in sheet[1]]
    told = {(row[head.index("Variant (code)")].value, row[head.index("Maat (code)")].value): row for row in sheet.iter_rows(min_row=2)}
    table = rows(folder / "differences.csv")
    assert len(told) == len(table)
    place = head.index("Verschil (in de eenheid)")
    for row in table:
        cell = told[row["policy"], row["metric"]][place]
        assert cell.data_type == "n"
        assert cell.value == pytest.approx(float(row["difference"]), rel=1e-14)


def test_differences_of_shares_are_shown_in_percentage_points(folder: Path) -> None:
    """A share is shown in percent and a difference of shares in points, the unit says so; headings and verdicts are words, not codes."""
    book = openpyxl.load_workbook(folder / "results.xlsx")
    sheet = book["Verschillen alle maten"]
    head = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[head.index("Maat (code)")].value == "attention_met")
    assert row[head.index("Gemiddelde (in de eenheid)")].number_format == "0.0%"
    assert row[head.index("Verschil (in de eenheid)")].number_format == '0.0%"-punt"'
    assert row[head.index("Eenheid")].value == "%; verschil in procentpunt"
    told = {cell.value for cell in sheet[get_column_letter(1 + head.index("Oordeel"))][1:]}
    assert told <= {Words("nl")(key) for key in catalogue() if key.startswith("v.")}
    assert not [cell.value for sheet in book for cell in sheet[1] if cell.value in ALL_COLUMNS]


def test_every_column_of_every_table_has_a_heading() -> None:
    """Whatever kind of study wrote it, no sheet shows the name that a column has in the file."""
    assert not {column for column in ALL_COLUMNS if not any(key in catalogue() for key in (f"col.{column}", f"col.drivers.{column}"))}


def test_equal_results_give_an_equal_workbook(folder: Path, tmp_path: Path) -> None:
    """The clock is not in the workbook: made elsewhere and later it has the same bytes."""
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert write_workbook(tmp_path / "elsewhere", "nl").read_bytes() == (folder / "results.xlsx").read_bytes()


def test_the_explanation_names_every_sheet(folder: Path) -> None:
    """The first sheet says what each of the others holds, and what each variant is called."""
    book = openpyxl.load_workbook(folder / "results.xlsx")
    said = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert set(book.sheetnames[1:]) <= set(said)
    assert {"basis", "niet", "beetje", "veel"} <= set(said)


@pytest.mark.parametrize("text", PREFIXES)
def test_no_cell_is_a_formula_or_a_link(text: str, tmp_path: Path) -> None:
    """Whatever a scenario calls things, it is text in the workbook."""
    folder = write_example(tmp_path, 3, text)
    book = openpyxl.load_workbook(write_workbook(folder, "en"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(isinstance(cell.value, str) and text.strip() in cell.value for cell in cells)


def test_the_dutch_tables_hold_the_same(folder: Path) -> None:
    """Semicolons and decimal commas; read back so, every cell is that of the table. A later run takes them away."""
    made = write_dutch(folder)
    for path in sorted(folder.glob("*.csv")):
        with (made / path.name).open(encoding="utf-8-sig", newline="") as file:
            told = list(csv.reader(file, delimiter=";"))
        with path.open(encoding="utf-8", newline="") as file:
            table = list(csv.reader(file))
        assert [len(row) for row in told] == [len(row) for row in table]
        pairs = [pair for one, other in zip(told, table, strict=True) for pair in zip(one, other, strict=True)]
        assert all(dutch == cell or dutch.replace(",", ".") == cell for dutch, cell in pairs)
    text = (made / "differences.csv").read_text(encoding="utf-8-sig")
    assert ";0," in text
    assert ";0." not in text
    clear_dutch(folder)
    assert not list(made.iterdir())
