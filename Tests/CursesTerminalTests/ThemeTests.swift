import Testing

@testable import CursesTerminal

@Suite("Inks have the colours of a theme")
struct ThemeTests {
  @Test("NO_COLOR wants none, a light ground the light theme, and dark is the rule")
  func automatic() {
    func theme(_ variables: [String: String]) -> String {
      Theme.automaticName { variables[$0] }
    }
    #expect(theme([:]) == "dark")
    #expect(theme(["NO_COLOR": "1", "COLORFGBG": "0;15"]) == "mono")
    #expect(theme(["NO_COLOR": ""]) == "dark")
    #expect(theme(["COLORFGBG": "0;default;15"]) == "light")
    #expect(theme(["COLORFGBG": "15;0"]) == "dark")
  }

  @Test(
    "of the tables the one for most colours counts that the terminal has",
    arguments: [(0, 0), (-1, 0), (2, 0), (8, 8), (15, 8), (16, 8), (255, 8), (256, 256)])
  func tables(colors: Int, expected: Int) {
    let theme = Theme(
      tables: [0, 256, 8].map { count in
        let look = Appearance(foreground: count == 0 ? nil : 1, bold: true)
        return Theme.Table(colors: count, appearances: [look])
      })
    let table = theme.table(colors: colors)
    #expect(table.colors == expected)
    #expect(table.hasColors == (expected > 0))
    #expect(Theme().table(colors: colors).appearances.isEmpty)
  }

  @Test("ESCDELAY is honoured, and 25 ms is the rule")
  func escapeDelay() {
    #expect(TerminalOptions.escapeDelay("100") == 100)
    for text in [nil, "", "x", "0", "-1", "99999999999"] {
      #expect(TerminalOptions.escapeDelay(text) == 25)
    }
  }
}
