"""How the HTML sheet of a week looks: A4 landscape on the wall, a list on a phone.

Kinds of work differ by letter, by the line around them and by the ground of their letter, so
that the sheet is as good in black and white, also where grounds are not printed.
"""

STYLE = """
@page { size: A4 landscape; margin: 8mm 9mm; }
* { box-sizing: border-box; }
body { font: 8pt/1.2 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1a1a1a;
  background: #fff; margin: 4mm auto; max-width: 279mm; padding: 0 2mm;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 4mm; }
h1 { font-size: 15pt; line-height: 1.15; margin: 0; color: #1f3a5f; }
h1 small { font-size: 9.5pt; font-weight: 400; color: #444; margin-left: 2mm; }
.draft { letter-spacing: .12em; font-weight: 700; color: #8a1c1c; white-space: nowrap; }
.legend { display: flex; flex-wrap: wrap; align-items: center; gap: 1mm 5mm;
  margin: 1.5mm 0 2mm; }
.legend span.e { display: inline-block; margin: 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; border: 1.5px solid #1f3a5f; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #b8c0c8; padding: .45mm .6mm; vertical-align: top; text-align: left;
  overflow-wrap: anywhere; hyphens: auto; }
th { background: #eef1f4; text-align: center; }
th.half { font-weight: 400; color: #555; padding-top: 0; padding-bottom: 0; }
th.who { text-align: left; }
.who { width: 21mm; font-weight: 700; }
.place { background: #1f3a5f; color: #fff; font-weight: 700; break-after: avoid; }
.day { border-left: 2px solid #1f3a5f; }
tr:nth-child(even) td.who { background: #f6f7f9; }
td.holiday, td.absence { background: #e6e8eb
  repeating-linear-gradient(135deg, transparent 0 1.2mm, #c9ced4 1.2mm 1.4mm); }
td.holiday { color: #555; text-align: center; vertical-align: middle; font-style: italic; }
td.free, td.absence { text-align: center; color: #8a929a; }
td.absence { color: #333; font-weight: 700; }
span.e { display: block; padding: .1mm .8mm .1mm .2mm; border: 1px solid #444;
  border-radius: .8mm; }
span.e + span.e { margin-top: .5mm; }
span.e b { display: inline-block; min-width: 3.1mm; margin-right: .5mm; padding: 0 .3mm;
  text-align: center; border-radius: .5mm; }
span.e i { font-style: normal; font-weight: 700; }
.office_hour { background: #d3ead3; } .office_hour b { background: #1d5c2b; color: #fff; }
.visit { background: #d5e4f7; border-style: dashed !important; }
.visit b { background: #fff; box-shadow: inset 0 0 0 .3mm #1f3a5f; }
.meeting { background: #fbf0c4; border-style: dotted !important; border-width: 1.5px !important; }
.meeting b { background: #fff; border-radius: 50% !important; }
.appointment { background: #efdcf1; border: 3px double #444 !important; }
.appointment b { border-bottom: .4mm solid #444; }
.legend .free, .legend .absence { border-color: #b8c0c8; padding: .1mm .8mm; }
.legend .absence { background: #e6e8eb; }
.note { margin: 2mm 0 0; }
.gaps { border: 1.5px solid #8a1c1c; border-left-width: 4px; padding: .8mm 2mm; }
.gaps p { margin: .3mm 0; }
.list { display: none; }
@media screen and (max-width: 800px) {
  body { font-size: 13pt; line-height: 1.35; padding: 0 4mm; max-width: none; }
  header { display: block; } h1 small { display: block; margin: 1mm 0; font-size: 12pt; }
  table, .legend { display: none; } .list { display: block; }
  .list h2 { font-size: 12pt; color: #fff; background: #1f3a5f; margin: 5mm -4mm 0;
    padding: 1.5mm 4mm; }
  details { border-bottom: 1px solid #b8c0c8; }
  summary { padding: 3.2mm 0; font-weight: 700; cursor: pointer; }
  summary small { font-weight: 400; color: #555; float: right; }
  dl { display: grid; grid-template-columns: 22mm 1fr; gap: 2mm; margin: 0 0 4mm; }
  dt { color: #444; padding-top: .6mm; } dd { margin: 0; }
  dd span.e { padding: 1mm 1.5mm; border-radius: 1.5mm; }
  dd span.e + span.e { margin-top: 1mm; }
  dd .free, dd .absence { border: 0; color: #666; padding: .6mm 0; }
  span.e b { min-width: 6mm; border-radius: 1mm; margin-right: 1.5mm; }
  .note { margin-top: 5mm; }
}
"""
