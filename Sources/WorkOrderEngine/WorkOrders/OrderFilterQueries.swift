import Configuration
import Ledger
import ServiceClock

/// A filter as a condition over `work_order o`, with the values of its placeholders.
struct FilterSQL {
  /// Conditions joined with and; never empty.
  var text = "1 = 1"
  var arguments: [SQLValue] = []

  /// Neither closed nor cancelled. The second half says the same as the first: it lets a list in the
  /// order of due times end before what is over, however much that is.
  static let isOpen = "o.open = 1 AND o.live_due <= 253402300800"

  /// The reporter's name has nothing that would be masked: fewer than seven digits and no address.
  static let isPlainName: String = {
    // Of both widths; the subset of SQL that two databases share has no regular expressions.
    let digits =
      "0123456789\u{FF10}\u{FF11}\u{FF12}\u{FF13}\u{FF14}\u{FF15}\u{FF16}\u{FF17}\u{FF18}\u{FF19}"
    let rest = digits.reduce("o.reporter") { "REPLACE(\($0), '\($1)', '')" }
    return """
      (LENGTH(o.reporter) - LENGTH(\(rest)) < 7 AND o.reporter NOT LIKE '%@%'
        AND o.reporter NOT LIKE '%\u{FF20}%')
      """
  }()

  /// The same, to be read from an index of due times alone, without a look at the rows.
  var readByDue: FilterSQL {
    var sql = self
    sql.text = text.replacing(Self.isOpen, with: "o.live_due <= 253402300800")
    return sql
  }

  /// Adds a value and answers its placeholder.
  mutating func bind(_ value: any SQLConvertible) -> String {
    arguments.append(value.sqlValue)
    return "$\(arguments.count)"
  }

  /// Adds a condition.
  mutating func add(_ condition: String) { text += " AND \(condition)" }
}

extension OrderFilter.Term {
  /// It ends a list in the order of due times before what is open ends.
  fileprivate var isBound: Bool {
    switch condition {
    case .late, .due: !isNegated
    default: false
    }
  }
}

extension Snapshot {
  /// The condition of a filter; `me` is whom `holder:@me` means.
  ///
  /// - Throws: ``FilterError`` that points at the term with a campus, place or person that does not
  ///   exist.
  func condition(of filter: OrderFilter, me: Int64) throws -> FilterSQL {
    var sql = FilterSQL()
    // Of two bounds on due times SQLite walks to the one that is written first: the closer one.
    for term in filter.terms.filter(\.isBound) + filter.terms.filter({ !$0.isBound }) {
      do {
        let condition = try condition(term.condition, me: me, in: &sql)
        sql.add(term.isNegated ? "NOT (\(condition))" : "(\(condition))")
      } catch let error as EngineError where !term.text.isEmpty {
        throw FilterError(term: term.text, position: term.position, reason: .unknown(error))
      }
    }
    return sql
  }

  private func condition(
    _ condition: OrderFilter.Condition, me: Int64, in sql: inout FilterSQL
  ) throws -> String {
    switch condition {
    case .campus(let names):
      return sql.anyOf("o.campus", try names.map { try campus(named: $0).id })
    case .stage(let stages) where Set(stages) == Set(OrderStage.allCases.filter(\.isOpen)):
      return FilterSQL.isOpen
    case .stage(let stages):
      let any = sql.anyOf("o.stage", stages.map(\.rawValue))
      return stages.allSatisfy(\.isOpen) ? "\(FilterSQL.isOpen) AND \(any)" : any
    case .priority(let priorities):
      return sql.anyOf("o.priority", priorities.map(\.rawValue))
    case .category(let ids): return sql.anyOf("o.category", try ids.map(category))
    case .place(let names): return try places(names, in: &sql)
    case .holder(let names):
      return sql.anyOf(
        "o.holder",
        try names.map { name in
          name.lowercased() == "@me" ? Holder.person(me).text : try holder(named: name).text
        })
    case .crew(let names): return try crews(names, in: &sql)
    case .reporter(let names):
      let any = sql.anyContaining("o.reporter", names)
      guard me != 0 else { return any }
      // A number in a name is masked, and not found by its digits either.
      return "(\(any)) AND (\(FilterSQL.isPlainName) OR \(try contactsRead(by: me, in: &sql)))"
    case .contact(let names):
      let any = sql.anyContaining("o.contact", names)
      // Nobody asks in a rule of the program; a person finds by what they may read.
      return me == 0 ? any : "(\(any)) AND \(try contactsRead(by: me, in: &sql))"
    case .route(let codes):
      let any = sql.anyOf("route", try codes.map { try route(named: $0).id })
      // Most orders come from no round: NOT must find them.
      return "o.round IS NOT NULL AND o.round IN (SELECT id FROM round WHERE \(any))"
    case .due(let comparison):
      return "o.live_due \(comparison.sign.rawValue) \(sql.bind(now.seconds + comparison.seconds))"
    case .age(let comparison):
      // Older means reported earlier: the sign turns round.
      let turned: OrderFilter.Comparison.Sign =
        switch comparison.sign {
        case .atMost: .atLeast
        case .atLeast: .atMost
        case .below: .above
        case .above: .below
        }
      return "o.reported \(turned.rawValue) \(sql.bind(now.seconds - comparison.seconds))"
    case .reported(let days): return try reported(days, in: &sql)
    // What is over has a due time of its own behind all others: the index alone answers.
    case .late: return "o.live_due < \(sql.bind(now.seconds))"
    case .risk:
      let mark = sql.bind(now.seconds)
      return "\(FilterSQL.isOpen) AND o.risk_at <= \(mark) AND o.live_due >= \(mark)"
    case .hold: return "\(FilterSQL.isOpen) AND o.stage = 'onHold'"
    case .major: return "\(FilterSQL.isOpen) AND o.major = 1"
    case .untold: return "o.untold = 1"
    // The queue's own order puts them first (OrderAgenda.queueRank): index `work_order_queue`.
    case .unsigned: return "o.queue_rank < 1000 AND o.queue_rank < 10000"
    case .words(let text): return try matching(text, in: &sql)
    }
  }

  /// Bare words search number, text, place, alias and reporter; any two Chinese characters find.
  /// What has the form of a number means that order when there is one.
  private func matching(_ text: String, in sql: inout FilterSQL) throws -> String {
    let folded = TypedText.folded(text)
    let number = folded.uppercased()
    if number.isOrderNumber,
      try reader.exists("SELECT 1 FROM work_order WHERE number = $1", number)
    {
      return "o.number = \(sql.bind(number))"
    }
    let wanted = WantedWords(text)
    guard !wanted.isEmpty else { return "1 = 1" }
    let found = "o.id IN {matching order_search \(sql.bind(wanted.searched))}"
    let called = try paths(called: folded)
    return called.isEmpty ? found : "\(found) OR \(try places(called, in: &sql))"
  }

  /// The places that have a text as their alias; `nil` when there is none.
  func placesCalled(_ text: String) throws -> FilterSQL? {
    let called = try paths(called: TypedText.folded(text))
    guard !called.isEmpty else { return nil }
    var sql = FilterSQL()
    sql.add("(\(try places(called, in: &sql)))")
    return sql
  }

  private func paths(called alias: String) throws -> [String] {
    try reader.rows(
      """
      SELECT path FROM place WHERE id IN (SELECT place FROM place_alias WHERE alias = $1)
      ORDER BY path
      """, alias
    ) { $0.text(0) }
  }

  /// Days begin and end by the time of each campus; the range is all that index
  /// `work_order_by_campus_age` needs where there is one zone.
  private func reported(_ days: FilterDays, in sql: inout FilterSQL) throws -> String {
    let zones = Dictionary(grouping: try campuses(), by: \.zone.identifier)
      .sorted { $0.key < $1.key }.map(\.value)
    let parts = zones.map { sites -> String in
      let zone = sites[0].zone
      let (start, end) = (zone.start(of: days.from), zone.start(of: days.to.adding(days: 1)))
      let range = "o.reported >= \(sql.bind(start)) AND o.reported < \(sql.bind(end))"
      return zones.count == 1 ? range : "(\(range) AND \(sql.anyOf("o.campus", sites.map(\.id))))"
    }
    return parts.isEmpty ? "1 = 0" : parts.joined(separator: " OR ")
  }

  /// The id of a category named by id or by its name in either language.
  private func category(_ text: String) throws -> String {
    let found = try rulebook().configuration.category(named: TypedText.folded(text))
    guard let found else { throw EngineError.unknownCategory(text) }
    return found.id
  }

  /// A place and all below it: its path is the beginning of theirs.
  private func places(_ names: [String], in sql: inout FilterSQL) throws -> String {
    let conditions = try names.map { name in
      let place = try place(named: name)
      let below = sql.bind("\(place.path)/")
      // '0' follows '/' in every encoding that matters: the range is all that begins so.
      let above = sql.bind("\(place.path)0")
      return """
        o.place = \(sql.bind(place.id)) OR o.place IN
          (SELECT id FROM place WHERE path > \(below) AND path < \(above))
        """
    }
    return conditions.joined(separator: " OR ")
  }

  /// Orders in the hands of a crew or of one of its people.
  private func crews(_ names: [String], in sql: inout FilterSQL) throws -> String {
    var holders: [String] = []
    for name in names {
      guard case .crew(let id) = try holder(named: name) else {
        throw EngineError.unknownHolder(name)
      }
      holders.append(Holder.crew(id).text)
      holders += try members(ofCrew: id).map { Holder.person($0.id).text }
    }
    return sql.anyOf("o.holder", holders)
  }
}

extension FilterSQL {
  mutating func anyOf(_ column: String, _ values: [some SQLConvertible]) -> String {
    guard !values.isEmpty else { return "1 = 0" }
    return "\(column) IN (\(values.map { bind($0) }.joined(separator: ", ")))"
  }

  fileprivate mutating func anyContaining(_ column: String, _ values: [String]) -> String {
    values.map { value in
      let escaped = value.replacing("!", with: "!!").replacing("%", with: "!%")
        .replacing("_", with: "!_")
      return "\(column) LIKE \(bind("%\(escaped)%")) ESCAPE '!'"
    }.joined(separator: " OR ")
  }
}

extension WantedWords {
  /// As the search index takes them.
  var searched: SearchWords { SearchWords(whole, prefixes: beginnings) }

  /// The words that the index finds quickly: of one or two letters it gathers most of what there is.
  var selective: SearchWords {
    SearchWords(whole, prefixes: beginnings.filter { $0.utf8.count > 2 })
  }
}
