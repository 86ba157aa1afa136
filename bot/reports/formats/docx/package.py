"""The XML parts of an Office file, read with bounds on what a hostile one can cost."""

from __future__ import annotations

import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

_LARGEST = 64 * 1024 * 1024
_DEEPEST = 250


class Package:
    """A zip of XML parts and the relations between them (ECMA-376 part 2).

    Raises ValueError, here and in the methods, where the file is damaged or unreasonable.
    """

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(raw))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ValueError("it is damaged or cut off. Save or download it again.") from error
        self._names = frozenset(self._zip.namelist())
        self._left = _LARGEST

    def main(self) -> str:
        """The name of the part that holds the document."""
        found = self.related("", "officeDocument")
        if found is None and "word/document.xml" in self._names:
            found = "word/document.xml"
        if found is None:
            raise ValueError("it is a zip but no Word document. Save the report as .docx in Word.")
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The part that another part names as its ``styles``, ``numbering`` and the like."""
        folder, name = dirname(part), part.rpartition("/")[2]
        for relation in self.read(join(folder, "_rels", f"{name}.rels")):
            if relation.get("Type", "").endswith(f"/{kind}") and not relation.get("TargetMode"):
                target = relation.get("Target", "")
                return target[1:] if target.startswith("/") else normpath(join(folder, target))
        return None

    def read(self, name: str | None) -> Element:
        """The root of a part, names without their namespaces; an empty one for no part."""
        if name is None or name not in self._names:
            return Element("none")
        return _parse(self._unpack(name))

    def _unpack(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                content = part.read(self._left + 1)
        except RuntimeError as error:
            raise ValueError("it is locked with a password. Save it without one.") from error
        except (BadZipFile, EOFError, OSError, ValueError, zlib.error) as error:
            raise ValueError("it is damaged or cut off. Save or download it again.") from error
        self._left -= len(content)
        if self._left < 0:
            raise ValueError("it unpacks to more than 64 MB of text. Split the report.")
        return content


def _parse(content: bytes) -> Element:
    parser = XMLParser(target=_Builder())
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ParseError, LookupError) as error:
        raise ValueError("its XML is damaged. Open it in Word and save it again.") from error
    return root


class _Builder(TreeBuilder):
    """Builds elements without namespaces, and refuses what no Office program writes."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError("its XML nests too deeply. Open it in Word and save it again.")
        return super().start(_local(tag), {_local(k): v for k, v in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(_local(tag))

    def doctype(self, *_: object) -> None:
        """Document types can define entities that grow without bound."""
        raise ValueError("its XML declares a document type. Open it in Word and save it again.")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
