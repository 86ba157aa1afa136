"""What can be typed after ``peelbot``: the commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bot import __version__, commands
from bot.config import Settings


def command_line() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="peelbot",
        description="Answers questions about inspection reports in the reports' own words. "
        "Without a command it starts the console.",
    )
    parser.add_argument("--version", action="version", version=f"peelbot {__version__}")
    parser.set_defaults(command=commands.console, corpus=None)
    choices = parser.add_subparsers(metavar="COMMAND")
    _add_ask(choices)
    _add_verify(choices)
    _add(
        choices, "console", commands.console, "ask at a prompt, or one question a line from a pipe"
    )
    telegram = _add(choices, "telegram", commands.telegram, "run the Telegram bot")
    telegram.add_argument("--check", action="store_true", help="only check that all is set right")
    _add(
        choices, "stats", commands.stats, "count what was asked on Telegram and how it was answered"
    )
    _add_feedback(choices)
    _add_corpus(choices)
    _add_export(choices)
    _add_table(choices)
    _add_brief(choices)
    _add_chart(choices)
    _add_eval(choices)
    _add(choices, "mcp", commands.mcp, "let other programs ask, over standard input and output")
    completion = _add(choices, "completion", _completion, "print what lets a shell complete this")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    return parser


def _completion(options: argparse.Namespace, _: Settings) -> int:
    from bot import completion

    print(completion.script(command_line(), options.shell))
    return 0


Choices = argparse._SubParsersAction  # argparse gives the type no public name


def _add(
    choices: Choices[argparse.ArgumentParser],
    name: str,
    command: Callable[[argparse.Namespace, Settings], int],
    help_text: str,
) -> argparse.ArgumentParser:
    parser = choices.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
    parser.add_argument("--corpus", metavar="DIR", help="folder of reports (PEELBOT_CORPUS)")
    parser.set_defaults(command=command)
    return parser


def _add_ask(choices: Choices[argparse.ArgumentParser]) -> None:
    ask = _add(choices, "ask", commands.ask, "answer one question, or a file of them")
    ask.add_argument("question", nargs="?", metavar="QUESTION", help="in plain English")
    ask.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    ask.add_argument(
        "--batch",
        metavar="FILE",
        help="answer one JSON object a line, {question, history}; - reads standard input",
    )
    ask.add_argument(
        "--page",
        metavar="FILE",
        help="also write a picture of the first quote’s page with the quote marked; "
        "a web page where the report is no PDF",
    )


def _add_verify(choices: Choices[argparse.ArgumentParser]) -> None:
    verify = _add(choices, "verify", commands.verify, "check whether a quotation is word for word")
    verify.add_argument(
        "quote", nargs="?", metavar="QUOTE", help="the words; … and [the force] too"
    )
    verify.add_argument("--report", metavar="NAME", help="words of the title of the report named")
    verify.add_argument(
        "--file", metavar="FILE", help="check all quotations in a file; - reads one"
    )
    verify.add_argument(
        "--code", metavar="CODE", help="find what the code of a citation stands for"
    )
    verify.add_argument("--json", action="store_true", help="print the verdict as one JSON object")


def _add_feedback(choices: Choices[argparse.ArgumentParser]) -> None:
    feedback = _add(
        choices, "feedback", commands.feedback, "print the votes on answers as JSON lines"
    )
    feedback.add_argument("action", choices=("export",))
    feedback.add_argument(
        "--disliked",
        action="store_true",
        help="the answers not liked, to be labelled, instead of the liked ones",
    )


def _add_corpus(choices: Choices[argparse.ArgumentParser]) -> None:
    help_text = "look after the folder of reports: list, check, show, add, remove"
    parser = choices.add_parser("corpus", help=help_text, description=help_text + ".")
    actions = parser.add_subparsers(metavar="ACTION", dest="action", required=True)
    _add(actions, "list", commands.corpus, "list the reports")
    _add(actions, "check", commands.corpus, "read all files and say what needs mending")
    for name, help_text in (
        ("show", "say what was read and what could not be found"),
        ("text", "print the text that quotes slice"),
    ):
        one = _add(actions, name, commands.corpus, help_text)
        one.add_argument("report", nargs="?", metavar="REPORT", help="its name in list, or a file")
    adding = _add(actions, "add", commands.corpus, "copy reports into the folder")
    adding.add_argument("sources", nargs="*", metavar="FILE", help="a file, a folder, or -")
    adding.add_argument("--name", metavar="NAME", help="the file's name in the folder")
    adding.add_argument("--replace", action="store_true", help="take the new one for an old one")
    removing = _add(
        actions, "remove", commands.corpus, "delete reports and what the manifest says of them"
    )
    removing.add_argument("reports", nargs="*", metavar="REPORT", help="their names in list")


def _add_export(choices: Choices[argparse.ArgumentParser]) -> None:
    export = _add(choices, "export", commands.export, "write the reports as a site of web pages")
    export.add_argument("folder", metavar="DIR", help="where to; it is made if it is not there")


def _add_table(choices: Choices[argparse.ArgumentParser]) -> None:
    table = _add(choices, "table", commands.table, "ask every report, one row a report")
    table.add_argument("questions", nargs="+", metavar="QUESTION", help="one column each")
    _add_reports(table)
    table.add_argument("--format", choices=("terminal", "csv", "html"), help="by FILE's ending")
    table.add_argument("--out", metavar="FILE", help="write it there")


def _add_brief(choices: Choices[argparse.ArgumentParser]) -> None:
    brief = _add(choices, "brief", commands.brief, "reports in brief for a meeting, made to print")
    brief.add_argument("named", nargs="+", metavar="REPORT", help="its name, place, or words of it")
    brief.add_argument(
        "--question", action="append", default=[], metavar="QUESTION", help="answer it in the brief"
    )
    brief.add_argument("--out", metavar="FILE", help="write the HTML there")


def _add_chart(choices: Choices[argparse.ArgumentParser]) -> None:
    chart = _add(choices, "chart", commands.chart, "draw the grades of the reports as a picture")
    chart.add_argument(
        "--by", choices=("parts", "years"), default="parts", help="what the columns are"
    )
    chart.add_argument("--subject", metavar="WORDS", help="the part whose grades are shown by year")
    _add_reports(chart)
    chart.add_argument("--theme", choices=("light", "dark"), default="light")
    chart.add_argument(
        "--out", metavar="FILE", default="grades.png", help="a .png or .svg (%(default)s)"
    )


def _add_reports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reports",
        nargs="+",
        default=[],
        metavar="NAME",
        help="only these: names in peelbot corpus list, or words of them or of their titles",
    )


def _add_eval(choices: Choices[argparse.ArgumentParser]) -> None:
    parser = _add(choices, "eval", commands.evaluate, "measure the answers on labelled questions")
    parser.add_argument("files", nargs="+", metavar="FILE", help="questions; a folder for beir")
    parser.add_argument("--format", choices=("questions", "squad", "beir"), default="questions")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--failures", action="store_true", help="list each question that failed")
    parser.add_argument("--pooled", action="store_true", help="squad: search all articles at once")
    parser.add_argument("--plot", metavar="PNG", help="draw the figures (needs peelbot[plot])")
