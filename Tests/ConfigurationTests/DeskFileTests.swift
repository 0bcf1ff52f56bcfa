import Configuration
import Testing

@Suite("What somebody sets for their own desk")
struct DeskFileTests {
  @Test("theme, glyphs, mouse and filters are read; a nearer file counts before a farther one")
  func reading() throws {
    let far = try DeskFile.load(
      toml:
        "theme = \"dark\"\nmouse = true\nprinter = \"office\"\n[[filter]]\nname = \"a\"\ntext = \"late\"\n",
      file: "far")
    let near = try DeskFile.load(
      toml:
        "theme = \"contrast\"\nglyphs = \"ascii\"\n[[filter]]\nname = \"a\"\ntext = \"major\"\n",
      file: "near")
    let both = near.over(far)
    #expect(both.theme == "contrast" && both.glyphs == "ascii" && both.mouse == true)
    #expect(both.printer == "office")
    #expect(both.filters == [DeskFile.Filter(name: "a", text: "major")])
  }

  @Test(
    "what is none is refused by its key",
    arguments: [
      ("theme = \"pink\"", "theme"), ("glyphs = 3", "glyphs"), ("mouse = \"yes\"", "mouse"),
      ("colour = \"red\"", "colour"), ("[[filter]]\nname = \"a\"\n", "filter[1].text"),
    ])
  func refused(toml: String, key: String) {
    do throws(ConfigurationError) {
      _ = try DeskFile.load(toml: toml, file: "desk.toml")
      Issue.record("\(toml) was taken")
    } catch {
      #expect(error.key == key)
    }
  }

  @Test("filters are written back beside what else stands in the file, whatever is in their names")
  func writing() throws {
    let old = "# mine\ntheme = \"light\"\n\n[[filter]]\nname = \"x\"\ntext = \"late\"\n"
    let filters = [
      DeskFile.Filter(name: "a \"quoted\" \\ name\n", text: "漏水 \"late\""),
      DeskFile.Filter(name: "b", text: "major"),
    ]
    let new = DeskFile.withoutFilters(old) + DeskFile.text(of: filters)
    #expect(new.hasPrefix("# mine\ntheme = \"light\"\n"))
    let read = try DeskFile.load(toml: new, file: "desk.toml")
    #expect(read.theme == "light")
    #expect(read.filters.map(\.name) == ["a \"quoted\" \\ name ", "b"])
    #expect(read.filters.map(\.text) == ["漏水 \"late\"", "major"])
  }

  @Test(
    "filters are replaced however somebody wrote them, and nothing else is",
    arguments: [
      "theme = \"light\"\r\n[[filter]]\r\nname = \"x\"\r\ntext = \"late\"\r\n",
      "filter = [\n  { name = \"x\", text = \"late\" }, # ]\n]\ntheme = \"light\"\n",
      "theme = \"light\"\n[[ \"filter\" ]]\nname = \"x\"\ntext = \"\"\"\n[other]\nlate\"\"\"\n",
      "theme = \"light\"\nprinter = \"\"\"\\\n[[filter]]\"\"\"\n[[filter]]\nname = \"x\"\ntext = \"y\"",
    ])
  func replacing(old: String) throws {
    let before = try DeskFile.load(toml: old, file: "desk.toml")
    #expect(before.filters.map(\.name) == ["x"])
    let filters = [DeskFile.Filter(name: "b", text: "major")]
    let new = DeskFile.withoutFilters(old) + DeskFile.text(of: filters)
    let read = try DeskFile.load(toml: new, file: "desk.toml")
    #expect(read.filters == filters)
    #expect(read.theme == "light" && read.printer == before.printer)
    // Written again and again a file does not grow.
    #expect(DeskFile.withoutFilters(new) + DeskFile.text(of: filters) == new)
  }

  @Test("remarks stay when filters are replaced")
  func remarks() {
    let old = "# mine\n\n[[filter]]\n# why\nname = \"x\"\ntext = \"y\"\n"
    #expect(DeskFile.withoutFilters(old) == "# mine\n\n# why\n")
  }
}
