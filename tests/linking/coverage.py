"""A small invented coverage: a harbour fire told by several outlets, an agency's copy cut and rewritten, another story beside it."""

from onrecord.records import Reading
from tests.linking.build import article, name, quote

WIRE = """A warehouse in the old harbour of Sorvane burned to the ground overnight after a barge loaded with cotton caught fire at the
quay, the harbour office reported on Sunday. Flames were seen from the hills above Tarn, eleven kilometres inland, and the ferry to the
islands stayed in port until noon.

“Nobody warned us that the barge was leaking,” Ottla Varesh, the harbour mistress, told reporters at the gate.

Firemen from four districts pumped sea water on the roof until it fell in at dawn. The warehouse held cotton, sugar and the archive of the
pilots' guild, which goes back to the days of sail and was to be moved to the museum this summer.

The owner of the barge, a trading house from Belmarra, did not answer calls. Its agent in Sorvane left the city on the evening train,
according to the station master, who sold him the ticket.

Two watchmen were treated for burns in the hospital of Saint Ludmila. Divers will look at the hull on Tuesday when the water has cleared."""
LINES = WIRE.replace("\n\n", "\0").replace("\n", " ").split("\0")
WIRE = "\n\n".join(LINES)
CUT = "\n\n".join(LINES[:3])
REWRITTEN = "\n\n".join(
    [
        "Sorvane lost a piece of its history in the night when fire ate the cotton warehouse.",
        LINES[0],
        LINES[1],
        LINES[2],
        "The mayor has promised an inquiry before the summer fair, and the guild wants its papers back.",
        LINES[4],
    ]
)
ALONE = (
    "The smell of burned sugar hung over the market when I walked down to the old harbour of Sorvane.\n\n"
    "“Nobody warned us that the barge was leaking,” said Ottla Varesh, who runs the port and had not slept.\n\n"
    "Around her stood porters with black faces. The cotton barge lay on its side, the warehouse was gone, and the watchmen's"
    " families were asking at every door which ward of Saint Ludmila had taken them in."
)
DEBATE = (
    "Parliament in Belmarra passed the school bill by three votes after a debate that lasted through the evening.\n\n"
    "“Our children will learn to read before they learn to march,” minister Edvin Sorrel said.\n\n"
    "Teachers in the gallery clapped until the speaker had them removed. The bill gives each village a school and a nurse."
)


def readings() -> list[Reading]:
    made = [
        ("wire-1", WIRE, "Cotton barge fire destroys Sorvane warehouse", "Tarn Gazette", "2031-05-04", ("Cobalt",)),
        ("wire-2", WIRE, "Harbour fire in Sorvane", "The Islander", "2031-05-04", ("Cobalt",)),
        ("cut", CUT, "Warehouse burns in Sorvane", "Morning Line", "2031-05-05", ()),
        ("rewritten", REWRITTEN, "Sorvane mourns its warehouse", "Sorvane Courier", "2031-05-05", ()),
        ("alone", ALONE, "The morning after the fire at Sorvane", "Hill Review", "2031-05-05", ()),
        ("debate", DEBATE, "Belmarra passes school bill", "Tarn Gazette", "2031-05-05", ()),
    ]
    out = []
    for ident, text, title, outlet, day, agencies in made:
        one = article(ident, text, title=title, outlet=outlet, published=day, agencies=agencies)
        words = "Our children" if ident == "debate" else "Nobody warned"
        who = "Edvin Sorrel" if ident == "debate" else "Ottla Varesh"
        start = text.index(words)
        statement = quote(one, text[start : text.index("”", start)], who)
        out.append(Reading(one, (statement,), people=(name(one, who),)))
    return out
