import Glibc
import Testing

@testable import CursesTerminal
import Screen

@Suite("Inks have colours that can be read")
struct ThemeTests {
  @Test("NO_COLOR wants none, a light ground the light theme, and dark is the rule")
  func automatic() {
    func theme(_ variables: [String: String]) -> Theme { .automatic { variables[$0] } }
    #expect(theme([:]) == .dark)
    #expect(theme(["NO_COLOR": "1", "COLORFGBG": "0;15"]) == .mono)
    #expect(theme(["NO_COLOR": ""]) == .dark)
    #expect(theme(["COLORFGBG": "0;default;15"]) == .light)
    #expect(theme(["COLORFGBG": "15;0"]) == .dark)
  }

  @Test("no ink asks for a colour that the terminal has not", arguments: [0, 2, 8, 16, 88, 256])
  func inRange(colors: Int) {
    for theme in Theme.allCases {
      for ink in Ink.allCases {
        let color = theme.appearance(of: ink, colors: colors).foreground
        #expect((color ?? -1) < (theme == .mono || colors < 8 ? 0 : colors))
      }
      #expect((theme.raisedGround(colors: colors) ?? -1) < max(colors, 0))
    }
  }

  @Test("with 256 colours every ink reads at 4.5 : 1 or better, on raised rows too")
  func contrast() {
    // High contrast means 7 : 1 (WCAG 2.2, success criterion 1.4.6).
    for (theme, ground, least) in [(Theme.dark, 16, 4.5), (.light, 231, 4.5), (.contrast, 16, 7)] {
      let grounds = [ground, theme.raisedGround(colors: 256) ?? ground]
      for ink in Ink.allCases {
        guard let color = theme.appearance(of: ink, colors: 256).foreground else { continue }
        for ground in grounds {
          #expect(
            contrast(luminance(color), luminance(ground)) >= least, "\(theme) \(ink) \(ground)")
        }
      }
    }
  }

  @Test("ESCDELAY is honoured, and 25 ms is the rule")
  func escapeDelay() {
    #expect(TerminalOptions.escapeDelay("100") == 100)
    for text in [nil, "", "x", "0", "-1", "99999999999"] {
      #expect(TerminalOptions.escapeDelay(text) == 25)
    }
  }

  private func contrast(_ first: Double, _ second: Double) -> Double {
    (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// The relative luminance (WCAG 2.2) of a colour of xterm's cube or grey ramp.
  private func luminance(_ color: Int) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let parts =
      color >= 232
      ? Array(repeating: 8 + 10 * (color - 232), count: 3)
      : [levels[(color - 16) / 36], levels[(color - 16) / 6 % 6], levels[(color - 16) % 6]]
    let linear = parts.map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func power(_ base: Double) -> Double { pow(base, 2.4) }
}
