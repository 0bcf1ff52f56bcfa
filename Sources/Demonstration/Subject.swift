/// What a text fits: any of several alternatives, each of them words that all hold.
///
/// The words are those of a category, a part, a kind of place, a shift, or of what happened: the texts of a
/// story are chosen by what is true of it.
struct Subject: Hashable {
  private let alternatives: [Set<String>]
  /// Whether it fits everything.
  let isGeneral: Bool

  /// Reads `*` for whatever there is, else alternatives such as `roof+caller,parapet`.
  init(_ text: String) {
    isGeneral = text == "*"
    alternatives =
      isGeneral
      ? [] : text.split(separator: ",").map { Set($0.split(separator: "+").map(String.init)) }
  }

  /// Whether it fits something of which these words hold.
  func fits(_ words: Set<String>) -> Bool {
    isGeneral || alternatives.contains { $0.isSubset(of: words) }
  }
}

/// A text with what it fits.
struct Wording: Hashable {
  var subject: Subject
  var season: Season
  var text: String

  /// Whether it can be said in a month of something of which these words hold.
  func fits(_ words: Set<String>, in month: Int) -> Bool {
    season.contains(month) && subject.fits(words)
  }

  /// How often it is chosen against others that fit as well: what is said of this very thing is likelier than
  /// what is said of any.
  var weight: Int { subject.isGeneral ? 1 : 3 }
}

/// What a text in comments.tsv is for.
enum CommentUse: String, CaseIterable {
  case comment, instruction, isolation, keys, skip, `extension`, refusal, decline, transfer
  case cancel, withdraw, reopen, rework, reworkCause, sight, excuse, acknowledge, told, rating
  case handoverRefusal, remark, outage, onSite, visit, weather, foul, running, denial
}

/// Months of the year in a row, over its end too.
struct Season: Hashable {
  private var first = 1
  private var last = 12

  static let always = Season()

  private init() {}

  /// Reads `*` or the numbers of the first and the last month, such as `11-3`.
  init?(_ text: String) {
    guard text != "*" else { return }
    let months = text.split(separator: "-").compactMap { Int($0) }
    guard months.count == 2, months.allSatisfy({ (1...12).contains($0) }) else { return nil }
    (first, last) = (months[0], months[1])
  }

  func contains(_ month: Int) -> Bool {
    first <= last ? (first...last).contains(month) : month >= first || month <= last
  }
}
