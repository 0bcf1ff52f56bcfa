import Testing

@testable import Configuration

@Suite("The lines of keys")
struct KeyLocatorTests {
  static let text = """
    # a remark with = and [brackets]
    title = "a \\" quote # no remark"
    "quoted key" = 1
    a.b = 'C:\\'
    long = \"\"\"
    x = 1
    \\\"\"\" still
    \"\"\"
    raw = '''
    y = 2'''
    list = [ # remark ]
      1,
      [2,
       3],
      { k = 1, n.m = "}" },
    ]
    [ table . sub ]
    key = 2026-01-05
    [[many]]
    k = 1
    [many.below]
    k = 2
    [[many]]
    k = 3
    [[many.deep]]
    k = 4
    [[many.deep]]
    k = 5
    """

  @Test(
    "a key is found where it stands",
    arguments: [
      ("title", 2), ("quoted key", 3), ("a", 4), ("a.b", 4), ("long", 5), ("raw", 9), ("list", 11),
      ("list[1]", 12), ("list[2]", 13), ("list[2][2]", 14), ("list[3].k", 15), ("list[3].n.m", 15),
      ("table.sub", 17), ("table.sub.key", 18), ("many[1]", 19), ("many[1].k", 20),
      ("many[1].below.k", 22), ("many[2]", 23), ("many[2].k", 24), ("many[2].deep[1].k", 26),
      ("many[2].deep[2].k", 28),
    ])
  func found(path: String, line: Int) {
    #expect(KeyLocator(Self.text).line(of: path) == line)
  }

  @Test("a key that is missing has the line of its table")
  func missing() {
    let locator = KeyLocator(Self.text)
    #expect(locator.line(of: "many[2].deep[1].absent") == 25)
    #expect(locator.line(of: "absent") == nil)
    #expect(locator.line(of: "") == nil)
  }

  @Test("a byte order mark and foreign line ends shift nothing")
  func foreign() {
    let locator = KeyLocator("\u{FEFF}a = 1\r\nb = 2\r\n")
    #expect(locator.lines == ["a": 1, "b": 2])
  }

  @Test(
    "text that is no TOML ends all the same",
    arguments: [
      "[", "[[", "a", "=", "a = [", "a = {", "a = \"", "}", "]", "a = [}", "a = {]", "\\",
    ])
  func malformed(text: String) {
    _ = KeyLocator(text)
  }

  @Test("every beginning of a good file ends, too")
  func beginnings() {
    for length in 0..<Self.text.count { _ = KeyLocator(String(Self.text.prefix(length))) }
  }
}

@Suite("Near names")
struct NearestNameTests {
  @Test(
    "a slip of the pen finds its name",
    arguments: [
      ("timezone", "time_zone"), ("publishd_until", "published_until"), ("Hours", "hours"),
    ])
  func near(name: String, expected: String) {
    let known = ["time_zone", "holidays", "published_until", "hours", "exception"]
    #expect(NearestName.of(name, among: known) == expected)
  }

  @Test("a name like none of the known finds nothing")
  func far() {
    #expect(NearestName.of("colour", among: ["time_zone", "hours"]) == nil)
    #expect(NearestName.advice(for: "colour", among: ["a", "b"]).arguments == ["known": "a, b"])
    #expect(NearestName.advice(for: "colour", among: []).key == "none")
  }
}
