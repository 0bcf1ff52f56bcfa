import Testing
import TextCells

@testable import Screen

@Suite("Gauges, bars and sparklines")
struct GaugeTests {
  @Test(
    "a gauge fills in eighths of eight cells; only late ones are full and only new ones empty",
    arguments: [
      (0.0, "▕        ▏", "[        ]"), (0.001, "▕▏       ▏", "[#       ]"),
      (0.6875, "▕█████▌  ▏", "[######  ]"), (0.999, "▕███████▉▏", "[####### ]"),
      (1.0, "▕████████▏", "[########]"), (3.0, "▕████████▏", "[########]"),
      (-1.0, "▕        ▏", "[        ]"),
    ])
  func gauge(_ share: Double, _ utf8: String, _ ascii: String) {
    let gauge = Gauge(share: share, ink: .good)
    #expect(gauge.text(.utf8) == utf8)
    #expect(gauge.text(.ascii) == ascii)
    #expect(gauge.line(.utf8).width == Gauge.columns)
  }

  @Test("a held gauge is shaded")
  func held() {
    #expect(Gauge(share: 0.375, ink: .hold, isHeld: true).text(.utf8) == "▕▒▒▒     ▏")
    #expect(Gauge(share: 0.375, ink: .hold, isHeld: true).text(.ascii) == "[===     ]")
  }

  @Test("a bar shows what was reached and what was promised")
  func bar() {
    let bar = Bar(share: 0.7, mark: 0.9, ink: .late)
    #expect(bar.line(columns: 10, glyphs: .utf8).text == "███████░░│")
    #expect(bar.line(columns: 10, glyphs: .ascii).text == "#######..|")
    #expect(
      Bar(share: 0.95, mark: 0.8, ink: .good).line(columns: 10, glyphs: .utf8).text == "████████│░")
    #expect(Bar(share: 1, mark: 1, ink: .good).line(columns: 5, glyphs: .utf8).text == "████│")
    for columns in 0...30 {
      #expect(bar.line(columns: columns, glyphs: .utf8).width == columns)
    }
  }

  @Test("a sparkline reaches its top with the greatest figure and its floor with nothing")
  func sparkline() {
    #expect(Sparkline([0, 1, 7, 14]).text(glyphs: .utf8) == "▁▂▅█")
    #expect(Sparkline([0, 0]).text(glyphs: .utf8) == "▁▁")
    #expect(Sparkline([1, 2, 3]).text(columns: 2, glyphs: .ascii).count == 2)
    #expect(Sparkline([]).text(glyphs: .utf8).isEmpty)
    #expect(Sparkline([5], full: 10).text(glyphs: .utf8) == "▅")
  }

  @Test("every ASCII glyph is ASCII, every glyph one column wide")
  func glyphs() {
    for set in [Glyphs.utf8, .ascii] {
      let signs =
        [
          set.late, set.risk, set.hold, set.good, set.major, set.ellipsis, set.selection,
          set.marked,
          set.horizontal, set.vertical, set.down, set.pointer, set.gaugeLeft, set.gaugeRight,
          set.gaugeHeld, set.barRest, set.barMark, set.done, set.owed, set.dot,
        ] + set.corners + set.gaugeParts + set.sparks
      for sign in signs {
        #expect(sign.displayWidth == 1)
        if set.replacesAmbiguous { #expect(sign.isPrintableASCII) }
      }
    }
  }

  @Test("rules, boxes and messages")
  func lines() {
    var surface = Surface(size: Size(rows: 5, columns: 16))
    let inside = surface.drawBox(in: surface.area, title: "现在要做")
    surface.put(
      "风机异响", at: Position(row: inside.row, column: inside.column), maxWidth: inside.columns)
    #expect(
      surface.text == """
        ┌─ 现在要做 ───┐
        │ 风机异响     │
        │              │
        │              │
        └──────────────┘

        """)
    var message = Surface(size: Size(rows: 2, columns: 14), glyphs: .ascii)
    message.drawRule(in: message.area, title: "经过")
    Message("已接单 NH-4109", ink: .good).draw(on: &message, in: message.area)
    #expect(message.text == "  已接单\n  NH-4109\n")
    var row = Surface(size: Size(rows: 2, columns: 14), glyphs: .ascii)
    row.drawRule(in: row.area, title: "经过")
    Message("已接单 NH-4109", ink: .good).draw(on: &row, in: row.area.bottom(1))
    #expect(row.text == "-- 经过 ------\n  已接单 NH~\n")
    Message("已接单").draw(on: &row, in: row.area)
    #expect(row.text == "-- 经过 ------\n  已接单\n", "what fits takes one row")
  }
}
