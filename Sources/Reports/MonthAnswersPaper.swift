import Documents
import Localization
import WorkOrderEngine

/// How findings kept their time and what reporters answered, campus by campus.
extension Papers {
  /// A row a campus: what rounds found, and how much of it was repaired in time.
  func findingsTable(_ letter: MonthLetter) -> Document.Table {
    let keys: [MessageKey] = [
      "report.column.inTime", "report.column.late", "report.column.running",
      "report.column.inTimeRate",
    ]
    return campusTable(letter, columns: keys.map { (strings.heading($0), 6) }) { section in
      let tally = section.findings
      return [tally.inTime, tally.late, tally.running].map { formats.count($0) }
        + [formats.percent(tally.rate)]
    }
  }

  /// A row a campus: how many were asked, how many answered, and how many of these are satisfied.
  func satisfactionTable(_ letter: MonthLetter) -> Document.Table {
    let keys: [MessageKey] = [
      "report.column.asked", "report.column.answered", "report.column.responseRate",
      "report.column.satisfiedRate",
    ]
    return campusTable(letter, columns: keys.map { (strings.heading($0), 6) }) { section in
      let answers = section.satisfaction
      return [answers.asked, answers.answered].map { formats.count($0) }
        + [answers.responseRate, answers.satisfiedRate].map { formats.percent($0) }
    }
  }

  /// A row a campus: the answers in five words, from the best down.
  func ratingsTable(_ letter: MonthLetter) -> Document.Table {
    let words = (1...5).reversed().map { strings.heading("rating.\(String($0))") }
    return campusTable(letter, columns: words.map { ($0, 6) }) { section in
      section.satisfaction.ratings.reversed().map { formats.count($0) }
    }
  }

  /// A row a campus with its figures, and all of them together where there are several.
  private func campusTable(
    _ letter: MonthLetter, columns: [(title: String, minimum: Int)],
    _ figures: (MonthSection) -> [String]
  ) -> Document.Table {
    func row(_ name: String, _ section: MonthSection) -> [Document.Cell] {
      [.init(name)] + figures(section).map { .init($0) }
    }
    let sections = letter.campuses.isEmpty ? [letter.whole] : letter.campuses
    return Document.Table(
      columns: [.init(strings.heading("report.by.campus"), minimum: 8, flexible: true)]
        + columns.map { .init($0.title, .trailing, minimum: $0.minimum, maximum: 12) },
      rows: sections.map { row($0.campus.map { campus($0.id) } ?? "", $0) },
      total: letter.campuses.isEmpty
        ? nil : row(strings["report.total"], letter.whole))
  }
}
