import Configuration
import TextCells

extension OrderFilter {
  /// Reads a filter as typed, such as `campus:nanhu prio:<=2 late -major 漏水`.
  ///
  /// - Throws: ``FilterError`` that points at the term.
  public init(_ text: String) throws(FilterError) {
    self.init()
    for piece in Self.pieces(of: text) {
      guard terms.count < Self.mostTerms else {
        throw FilterError(
          term: piece.text, position: piece.position, reason: .tooMany(most: Self.mostTerms))
      }
      try read(piece)
    }
  }

  private struct Piece {
    var text: String
    var position: Int
    var isLiteral: Bool
  }

  /// Splits at blanks; quotes keep a piece together and make it a literal.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var piece = ""
    var start = 0
    var quoted = false
    var literal = false
    func finish() {
      if !piece.isEmpty { pieces.append(Piece(text: piece, position: start, isLiteral: literal)) }
      piece = ""
      literal = false
    }
    for (index, character) in text.enumerated() {
      if character == "\"" || character == "“" || character == "”" {
        if piece.isEmpty { start = index }
        if !quoted && piece.isEmpty { literal = true }
        quoted.toggle()
      } else if character.isWhitespace && !quoted {
        finish()
      } else {
        if piece.isEmpty && !literal { start = index }
        piece.append(character)
      }
    }
    finish()
    return pieces
  }

  private mutating func read(_ piece: Piece) throws(FilterError) {
    guard !piece.isLiteral else {
      add(.words(piece.text), false, piece)
      return
    }
    var text = piece.text
    let negated = text.count > 1 && (text.hasPrefix("-") || text.hasPrefix("－"))
    if negated { text.removeFirst() }
    let error = FilterError(term: piece.text, position: piece.position, allowed: [])
    let folded = text.foldedWidth
    guard let colon = folded.firstIndex(of: ":") else {
      add(Self.word(folded) ?? .words(text), negated, piece)
      return
    }
    let key = folded[..<colon].lowercased()
    let value = String(folded[folded.index(after: colon)...])
    guard !value.isEmpty else { throw error }
    if key == "sort" {
      guard let asked = OrderSort(rawValue: value.lowercased()) else {
        throw FilterError(
          term: piece.text, position: piece.position,
          allowed: OrderSort.allCases.map(\.rawValue))
      }
      sort = asked
      return
    }
    add(try Self.condition(key, value, or: error), negated, piece)
  }

  private mutating func add(_ condition: Condition, _ isNegated: Bool, _ piece: Piece) {
    terms.append(
      Term(
        condition: condition, isNegated: isNegated, text: piece.text, position: piece.position))
  }

  private static func word(_ text: String) -> Condition? {
    switch text.lowercased() {
    case "late", "超期": .late
    case "risk", "临期": .risk
    case "hold", "挂起": .hold
    case "major", "重大": .major
    case "untold", "未回告": .untold
    case "unsigned", "未签收": .unsigned
    default: nil
    }
  }

  /// The words that mean more than themselves.
  public static let wordsKnown = ["late", "risk", "hold", "major", "untold", "unsigned"]

  /// The keys that a term may have before its colon.
  public static let keys = [
    "campus", "state", "prio", "category", "place", "crew", "holder", "reporter", "contact",
    "route", "due", "age", "reported", "sort",
  ]

  private static func condition(
    _ key: String, _ value: String, or error: FilterError
  ) throws(FilterError) -> Condition {
    let values = value.split(separator: ",").map(String.init)
    guard !values.isEmpty else { throw error }
    switch key {
    case "campus": return .campus(values)
    case "category": return .category(values)
    case "place": return .place(values)
    case "holder": return .holder(values)
    case "crew": return .crew(values)
    case "reporter": return .reporter(values)
    case "contact": return .contact(values)
    case "route": return .route(values)
    case "state":
      var found: [OrderStage] = []
      for value in values { found += try stages(value, or: error) }
      return .stage(found)
    case "prio": return .priority(try priorities(value, or: error))
    case "due": return .due(try comparison(value, or: error))
    case "age": return .age(try comparison(value, or: error))
    case "reported":
      guard let days = FilterDays(value) else {
        throw FilterError(
          term: error.term, position: error.position,
          allowed: ["2026-11-27", "2026-W48", "2026-11", "2026-11-02..2026-11-15"])
      }
      return .reported(days)
    default:
      throw FilterError(term: error.term, position: error.position, allowed: keys)
    }
  }

  private static func stages(
    _ text: String, or error: FilterError
  ) throws(FilterError) -> [OrderStage] {
    switch text.lowercased() {
    case "open": return OrderStage.allCases.filter(\.isOpen)
    case "hold": return [.onHold]
    case let name:
      let found = OrderStage.allCases.first { $0.rawValue.lowercased() == name }
      guard let found else {
        throw FilterError(
          term: error.term, position: error.position,
          allowed: ["open", "hold"] + OrderStage.allCases.map(\.rawValue))
      }
      return [found]
    }
  }

  /// `1,2`, `P1`, `<=2`, `>3`.
  private static func priorities(
    _ text: String, or error: FilterError
  ) throws(FilterError) -> [Priority] {
    let wrong = FilterError(
      term: error.term, position: error.position, allowed: Priority.allCases.map(\.rawValue))
    func number(_ text: Substring) throws(FilterError) -> Int {
      let digits = text.first.map { $0 == "p" || $0 == "P" } == true ? text.dropFirst() : text
      guard let number = Int(digits), (1...5).contains(number) else { throw wrong }
      return number
    }
    for sign in Comparison.Sign.allCases where text.hasPrefix(sign.rawValue) {
      let limit = try number(text.dropFirst(sign.rawValue.count))
      return Priority.allCases.filter { sign.holds(Int64($0.number), Int64(limit)) }
    }
    var found: [Priority] = []
    for part in text.split(separator: ",") {
      let wanted = try number(part)
      found += Priority.allCases.filter { $0.number == wanted }
    }
    return found
  }

  /// `>3d`, `<=12h`, `<30m`.
  private static func comparison(
    _ text: String, or error: FilterError
  ) throws(FilterError) -> Comparison {
    let wrong = FilterError(
      term: error.term, position: error.position, allowed: [">3d", "<=12h", "<30m"])
    let sign = Comparison.Sign.allCases.first { text.hasPrefix($0.rawValue) } ?? .atMost
    var rest = text.hasPrefix(sign.rawValue) ? text.dropFirst(sign.rawValue.count) : text[...]
    let units: [Character: Int64] = ["m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
    guard let unit = rest.popLast(), let seconds = units[unit], let count = Int64(rest),
      count >= 0, count < 100_000
    else { throw wrong }
    return Comparison(sign: sign, seconds: count * seconds)
  }
}

extension OrderFilter.Comparison.Sign {
  /// Whether `left sign right` is true.
  func holds(_ left: Int64, _ right: Int64) -> Bool {
    switch self {
    case .atMost: left <= right
    case .atLeast: left >= right
    case .below: left < right
    case .above: left > right
    }
  }
}
