import Testing

@testable import WorkOrderEngine

@Suite("Names that an import gives")
struct ImportNamesTests {
  @Test("the id of a new category has nothing in it that a terminal obeys")
  func category() {
    for (cell, id) in [
      ("\u{1B}[31m电工\u{7}", "电工\u{FFFD}"), ("\u{1B}]0;own\u{7}Lift  doors", "lift-doors"),
      ("电\u{7F}\u{202E}工 组", "电\u{FFFD}工-组"), ("\u{1B}[2J", "category"),
    ] {
      #expect(ImportNames.categoryID(cell) { _ in false } == id)
    }
  }
}
