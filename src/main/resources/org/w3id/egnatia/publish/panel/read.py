"""Reads the tables of the panel with pandas 1.5 or later.

    from read import read_panel
    long = read_panel("panel-long")
"""
import pathlib

import pandas

TEXT = ["iso3c", "iso2c", "eurostat", "wb", "cow", "gw", "polity5", "vdem", "un", "unhcr", "imf", "entity", "code",
        "edition", "release", "chapter_name"]
DAYS = ["date", "period_start", "period_end", "since"]


def read_panel(name, folder=pathlib.Path(__file__).parent):
    """The table of a name, such as panel-long, with codes as text and days as days."""
    path = pathlib.Path(folder) / (name + ".csv")
    header = pandas.read_csv(path, nrows=0).columns
    return pandas.read_csv(path, keep_default_na=False, na_values=[""], low_memory=False,
                           dtype={column: "string" for column in TEXT if column in header},
                           parse_dates=[day for day in DAYS if day in header])
