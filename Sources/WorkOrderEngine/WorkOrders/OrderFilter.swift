public import Configuration

/// What a list of orders is narrowed to (command-line.md, Filter): terms joined with and.
public struct OrderFilter: Hashable, Sendable {
  /// One term, with or without a minus before it.
  public struct Term: Hashable, Sendable {
    /// What it asks.
    public var condition: Condition
    /// It has a minus before it: what it finds is left out.
    public var isNegated: Bool
    /// The term as it was typed, for errors; empty when nobody typed it.
    var text = ""
    /// Characters before it in the filter.
    var position = 0
  }

  /// What one term asks; several values are joined with or.
  public enum Condition: Hashable, Sendable {
    case campus([String])
    case stage([OrderStage])
    case priority([Priority])
    case category([String])
    case place([String])
    case holder([String])
    case crew([String])
    case reporter([String])
    case contact([String])
    case route([String])
    case due(Comparison)
    case age(Comparison)
    /// Reported on one of these days, in the time of the order's campus.
    case reported(FilterDays)
    case late
    case risk
    case hold
    case major
    case untold
    case unsigned
    case words(String)
  }

  /// A length of time compared; seconds.
  public struct Comparison: Hashable, Sendable {
    /// The sign before the length.
    public enum Sign: String, CaseIterable, Sendable {
      case atMost = "<="
      case atLeast = ">="
      case below = "<"
      case above = ">"
    }

    /// Which side of the length counts.
    public var sign: Sign
    /// The length.
    public var seconds: Int64
  }

  /// More terms than this nobody types; each is a condition of its own for the database.
  static let mostTerms = 100

  /// In the order in which they were typed.
  public var terms: [Term]
  /// `sort:` in the text; the list's own order otherwise.
  public var sort: OrderSort?

  /// A filter of these terms.
  public init(terms: [Term] = [], sort: OrderSort? = nil) {
    self.terms = terms
    self.sort = sort
  }

  /// The filter on one campus, as if `campus:CODE` stood in it as well.
  public func on(campus code: String) -> OrderFilter {
    var filter = self
    filter.terms.append(Term(condition: .campus([code]), isNegated: false))
    return filter
  }

  /// Orders that are neither closed nor cancelled.
  public static let open = OrderFilter(
    terms: [
      Term(condition: .stage(OrderStage.allCases.filter(\.isOpen)), isNegated: false)
    ])
}

/// The order of a list of orders.
public enum OrderSort: String, Codable, CaseIterable, Sendable {
  case due
  case age
  case priority
}

/// A term that cannot be understood, and where it stands.
public struct FilterError: Error, Hashable, Sendable {
  /// The term as typed.
  public var term: String
  /// Characters before it in the filter.
  public var position: Int
  /// Why it cannot be understood.
  public var reason: Reason

  /// Why a term cannot be understood.
  public enum Reason: Hashable, Sendable {
    /// A key without a value.
    case shape
    /// The key or the value is none of those that are allowed.
    case allowed([String])
    /// What it names does not exist.
    case unknown(EngineError)
    /// The filter has more terms than a filter may have.
    case tooMany(most: Int)
  }

  init(term: String, position: Int, reason: Reason) {
    self.term = term
    self.position = position
    self.reason = reason
  }

  /// - Parameter allowed: what is allowed instead; empty when the shape is wrong.
  init(term: String, position: Int, allowed: [String]) {
    self.init(
      term: term, position: position, reason: allowed.isEmpty ? .shape : .allowed(allowed))
  }

  /// What is allowed instead, where that is a list.
  public var allowed: [String] {
    if case .allowed(let known) = reason { known } else { [] }
  }
}
