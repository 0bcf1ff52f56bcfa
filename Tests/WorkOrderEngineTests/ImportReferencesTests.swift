import Testing

@testable import WorkOrderEngine

@Suite("References that an import has met")
struct ImportReferencesTests {
  @Test("On a campus without references only those that were written may stand")
  func freshCampus() {
    let references = ImportReferences()
    references.begin(newest: 7)
    #expect(!references.mayStand("a", campus: 1) { false })
    references.note("a", campus: 1)
    #expect(
      references.mayStand("a", campus: 1) {
        Issue.record("asked twice"); return false
      })
    #expect(
      !references.mayStand("b", campus: 1) {
        Issue.record("asked twice"); return false
      })
  }

  @Test("On a campus with references each may stand")
  func settledCampus() {
    let references = ImportReferences()
    references.begin(newest: 7)
    #expect(references.mayStand("a", campus: 1) { true })
    #expect(
      references.mayStand("b", campus: 1) {
        Issue.record("asked twice"); return false
      })
  }

  @Test("Once somebody else has reported an order, each reference may stand")
  func disturbed() {
    let references = ImportReferences()
    references.begin(newest: 7)
    #expect(!references.mayStand("a", campus: 1) { false })
    references.note("a", campus: 1)
    references.end(newest: 8)
    references.begin(newest: 8)
    #expect(!references.mayStand("b", campus: 1) { false })
    references.end(newest: 8)
    references.begin(newest: 9)
    #expect(references.mayStand("c", campus: 1) { false })
  }
}
