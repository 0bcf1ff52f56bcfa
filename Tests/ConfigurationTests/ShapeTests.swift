import Testing

@testable import Configuration

@Suite("The shape of TOML")
struct ShapeTests {
  @Test(
    "what is no TOML is refused where it stands",
    arguments: [
      ("a = # forgotten", 1, "a value is missing"),
      ("\na =", 2, "a value is missing"),
      ("a = [1, , 2]", 1, "a value is missing"),
      ("a = ]", 1, "a value is missing"),
      ("a = { b = }", 1, "a value is missing"),
      ("a = hello", 1, "“hello” is no value"),
      ("a = 漏水", 1, "“漏水” is no value"),
      ("a = 08:00-12:00", 1, "“08:00-12:00” is no value"),
      ("a = 2026-1-5", 1, "“2026-1-5” is no value"),
      ("a = 1__0", 1, "“1__0” is no value"),
      ("a = 2026-01-05 0", 1, "“2026-01-05 0” is no value"),
      ("[[校区]]", 1, "a key belongs here, not “校区]]”"),
      ("[.a]", 1, "a key belongs here, not “.a]”"),
      ("[a", 1, "the table name has no ]"),
      ("[[a]", 1, "the table name has no ]]"),
      ("[a] b = 1", 1, "“b = 1” stands behind the value"),
      ("a = 1 b = 2", 1, "“1 b = 2” is no value"),
      ("a = \"x\" y", 1, "“y” stands behind the value"),
      ("a \"b\"", 1, "“=” is missing behind the key"),
      ("名 = 1", 1, "a key belongs here, not “名 = 1”"),
      ("a = \"x\nb = 1", 1, "the text has no closing quote"),
      ("\na = '''x\nb = 1", 2, "the text has no closing quote"),
      ("a = [\n1\n2\n]", 3, "a comma or ] is missing in the list that begins on line 1"),
      ("a = [\n1,\n", 3, "a value is missing"),
      ("a = {\nb = 1 }", 1, "a key belongs here, not the end of the line"),
      ("a = { b = 1 c = 2 }", 1, "“1 c = 2” is no value"),
      ("a = { b = \"1\" c = 2 }", 1, "a comma or the closing brace is missing"),
    ])
  func refused(text: String, line: Int, what: String) {
    let problem = KeyLocator(text, records: false).problem
    #expect(problem?.mistake.what == what)
    #expect(problem?.line == line)
    #expect(problem?.mistake.advice.isEmpty == false)
  }

  @Test(
    "every kind of value is let through, to the parser and from it",
    arguments: [
      "1", "+1", "-1", "0", "1_000", "0xDEAD_beef", "0o755", "0b1_0", "1.5", "-0.5e-3", "1e6",
      "inf", "-inf", "nan", "true", "false", "2026-01-05", "2026-01-05T06:00:00",
      "2026-01-05 06:00:00.25Z", "2026-01-05t06:00:00+08:00", "06:00:00", "06:00:00.123",
      "\"a \\\" b\"", "'c:\\'", "\"\"\"a\nb\"\"\"", "'''a\n'b'''", "\"\"\"\\\n  a\"\"\"", "[]",
      "[ 1, 2, ]", "[ # remark\n]", "{}", "{ a = 1, b.c = [ { d = 2 } ] }", "\"\"", "''",
      "\"\"\"\"quoted\"\"\"\"",
    ])
  func accepted(value: String) throws {
    for text in ["a = \(value)", "a=\(value) # remark\r\n", "[t.\"u v\"]\na.b = [\(value)]"] {
      #expect(KeyLocator(text, records: false).problem == nil, "\(text)")
      let report = ErrorReport(file: "x", text: text)
      #expect(TableReader.open(text, report: report) != nil, "\(text)")
    }
  }
}
