"""Makes the Epsilon Sans fonts from Inter 3.19, into the folder of this script.

    pip install fonttools==4.60.1
    python make_fonts.py /usr/share/fonts/opentype/inter     # from Debian's package fonts-inter

JavaFX can't switch on a font's features, so figures of one width (`tnum`) become the plain figures here: a number that
changes under a slider must not make its neighbours jump. Inter has no nabla, the sign of a gradient; here it is its
delta, turned over. A few more signs get the glyph of their next of kin.
"""

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

FAMILY = "Epsilon Sans"
KIN = {0x2715: 0x2717, 0x2215: 0x2044, 0x2225: 0x2016}  # ✕ as ✗, ∕ as ⁄, ∥ as ‖


def set_all(font, character, glyph):
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[character] = glyph


def tabular_figures(font):
    gsub = font["GSUB"].table
    lookup = next(r.Feature.LookupListIndex[0] for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum")
    plain_to_tabular = gsub.LookupList.Lookup[lookup].SubTable[0]
    plain_to_tabular = getattr(plain_to_tabular, "ExtSubTable", plain_to_tabular).mapping
    width = font["hmtx"][plain_to_tabular[font.getBestCmap()[ord("0")]]][0]
    for figure in map(ord, "0123456789"):
        glyph = plain_to_tabular[font.getBestCmap()[figure]]
        set_all(font, figure, glyph)
        font["hmtx"][glyph] = (width, font["hmtx"][glyph][1])  # in the middle weights the 4 is off by rounding


def nabla(font):
    glyphs, delta = font.getGlyphSet(), font.getBestCmap()[0x2206]
    bounds = BoundsPen(glyphs)
    glyphs[delta].draw(bounds)
    low, high = bounds.bounds[1], bounds.bounds[3]
    width, side = font["hmtx"][delta]
    pen = T2CharStringPen(width, glyphs)
    glyphs[delta].draw(TransformPen(ReverseContourPen(pen), (1, 0, 0, -1, 0, low + high)))

    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    drawn = pen.getCharString(private=top.Private, globalSubrs=cff.GlobalSubrs)
    top.CharStrings.charStringsIndex.append(drawn)
    top.CharStrings.charStrings["nabla"] = len(top.CharStrings.charStringsIndex) - 1
    order = font.getGlyphOrder()  # the charset's own list
    order.append("nabla")
    font.setGlyphOrder(order)
    font["hmtx"]["nabla"] = (width, side)
    set_all(font, 0x2207, "nabla")


def rename(font, style):
    bold_or_regular = style in ("Regular", "Bold")
    names = {
        1: FAMILY if bold_or_regular else f"{FAMILY} {style}",
        2: style if bold_or_regular else "Regular",
        3: f"{FAMILY} {style} 1.0, from Inter 3.019",
        4: f"{FAMILY} {style}",
        6: f"{FAMILY.replace(' ', '')}-{style}",
        16: FAMILY,
        17: style,
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    top = font["CFF "].cff
    top.fontNames[0] = names[6]
    top.topDictIndex[0].FamilyName = FAMILY
    top.topDictIndex[0].FullName = names[4]


def main(source):
    for style in ("Regular", "Medium", "SemiBold", "Bold"):
        font = TTFont(source / f"Inter-{style}.otf", recalcTimestamp=False)
        tabular_figures(font)
        nabla(font)
        for character, kin in KIN.items():
            set_all(font, character, font.getBestCmap()[kin])
        rename(font, style)
        font.save(Path(__file__).parent / f"EpsilonSans-{style}.otf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
