import Configuration
import Screen
import Testing

/// Colours in files, from the command line.
@Suite("Themes")
struct ThemeTests {
  @Test("files know the inks that the terminal knows")
  func inks() {
    #expect(ThemeFile.inks == Ink.allCases.map(\.rawValue))
  }

  @Test("config check reads every theme and desk.toml, and names all that is wrong in one pass")
  func checked() throws {
    let office = try Office()
    try office.file("rules/notify.toml", "[notify]\ncomand = \"x\"\n")
    try office.file("rules/desk.toml", "theme = \"dusky\"\n")
    try office.file("rules/themes/dusk.toml", "base = \"dark\"\n[colors256]\nlatte = \"203\"\n")
    try office.file("rules/themes/fog.toml", "base = \"light\"\n[colors8]\nlate = \"bold 9\"\n")
    let outcome = try office.run("config", "check", "rules")
    #expect(outcome.status == 65)
    for words in [
      "notify.toml:2", "desk.toml:1: theme", "did you mean dusk?",
      "dusk.toml:3: colors256.latte", "did you mean late?", "fog.toml:3: colors8.late",
    ] {
      #expect(outcome.output.contains(words), "\(outcome.output)")
    }
    let good = try Office()
    try good.file("rules/desk.toml", "theme = \"dusk\"\n")
    try good.file("rules/themes/dusk.toml", "base = \"dark\"\n[colors256]\nlate = \"201\"\n")
    #expect(try good.run("config", "check", "rules").status == 0)
  }

  @Test("a device or a pipe in the place of a theme is refused, not read for ever")
  func noFile() throws {
    for making in ["ln -s /dev/null", "mkfifo"] {
      let office = try Office()
      try office.file("rules/themes/fog.toml", "base = \"dark\"\n")
      _ = try office.shell("\(making) \(office.path("rules/themes/odd.toml"))")
      let outcome = try office.run("config", "check", "rules")
      #expect(outcome.status == 65)
      #expect(outcome.complaint.contains("odd.toml is no ordinary file"), "\(outcome.complaint)")
    }
  }
}
