public import Localization
public import WorkOrderEngine

/// The names of people, places and categories, by which papers say what events hold as ids.
public struct PaperNames: Sendable {
  /// A name in both languages; the English one may be empty.
  public struct Name: Hashable, Sendable {
    /// In its own language.
    public var own: String
    /// In English; empty when not given.
    public var english: String

    /// A name.
    public init(_ own: String, _ english: String = "") { (self.own, self.english) = (own, english) }

    /// The name as one language says it.
    public func whole(_ language: Language) -> String {
      language == .en && !english.isEmpty ? english : own
    }

    /// The same as it stands on paper: at most as long as names are, ``PaperNames/longest``.
    public func text(_ language: Language) -> String { PaperNames.brief(whole(language)) }
  }

  /// How many characters of the name of a person or a place stand on a paper at most: one of
  /// 5,000 would be pages of its own in each table in which it stands.
  public static let longest = 60

  /// A name, cut where it is longer than names are.
  static func brief(_ name: String, to length: Int = longest) -> String {
    name.count > length ? name.prefix(length - 1) + "…" : name
  }

  /// Staff by id.
  public var people: [Int64: Name] = [:]
  /// Staff by number.
  public var staffByNumber: [String: Name] = [:]
  /// Crews by code.
  public var crewsByCode: [String: Name] = [:]
  /// Contractors by code.
  public var contractorsByCode: [String: Name] = [:]
  /// Crews by id.
  public var crews: [Int64: Name] = [:]
  /// Contractors by id.
  public var contractors: [Int64: Name] = [:]
  /// Places by id, as far as they were asked for.
  public var places: [Int64: Name] = [:]
  /// The English titles of places that a paper names by their own title, as a frozen sheet brings them.
  public var placeTitles: [String: String] = [:]
  /// Places by path, as far as a report is grouped by them.
  public var placesByPath: [String: Name] = [:]
  /// Categories by id.
  public var categories: [String: Name] = [:]
  /// The ids of the categories in the order of the configuration.
  public var categoryOrder: [String] = []
  /// Triggers of the standards by id.
  public var triggers: [String: Name] = [:]
  /// Kinds of places by id, as far as a checklist names them.
  public var kinds: [String: Name] = [:]
  /// The policy in force, by which levels are numbered.
  public var escalation: EscalationPolicy?
  /// Campuses by id.
  public var campuses: [Int64: Campus] = [:]

  /// No names at all: papers then show ids.
  public init() {}

  /// The names that a snapshot knows.
  ///
  /// - Parameter orders: orders whose places are to have names.
  public init(_ snapshot: Snapshot, orders: [OrderFile] = []) throws {
    for person in try snapshot.staff() {
      people[person.id] = Name(person.name, person.nameEnglish)
      staffByNumber[person.number] = people[person.id]
    }
    for crew in try snapshot.crews() {
      crews[crew.id] = Name(crew.name, crew.nameEnglish)
      crewsByCode[crew.code] = crews[crew.id]
    }
    for contractor in try snapshot.contractors() {
      contractors[contractor.id] = Name(contractor.name, contractor.nameEnglish)
      contractorsByCode[contractor.code] = contractors[contractor.id]
    }
    campuses = Dictionary(uniqueKeysWithValues: try snapshot.campuses().map { ($0.id, $0) })
    let configuration = try snapshot.rulebook().configuration
    categoryOrder = configuration.categories.map(\.id)
    categories = Dictionary(
      uniqueKeysWithValues: configuration.categories.map { ($0.id, Name($0.zh, $0.en)) })
    triggers = Dictionary(
      uniqueKeysWithValues: configuration.triggers.map { ($0.id, Name($0.zh, $0.en)) })
    kinds = Dictionary(
      configuration.checklists.map { ($0.id, Name($0.zh, $0.en)) },
      uniquingKeysWith: { first, _ in first })
    escalation = configuration.escalation
    for place in Set(orders.flatMap(\.places)) {
      let place = try snapshot.place(place)
      let titles = try snapshot.titles(of: place)
      places[place.id] = Name(titles.own, titles.english)
    }
  }
}

extension PaperNames {
  /// Reads the names of the places by which a report is grouped, one look-up each.
  ///
  /// - Parameter keys: of its groups; nothing is read where they are no places.
  public mutating func read(
    groups keys: [String], by grouping: TurnaroundGrouping, in snapshot: Snapshot
  ) throws {
    guard grouping == .place else { return }
    for path in keys where placesByPath[path] == nil {
      let titles = try snapshot.titles(of: try snapshot.place(named: path))
      placesByPath[path] = Name(titles.own, titles.english)
    }
  }
}

extension OrderFile {
  /// All places that its events name.
  fileprivate var places: [Int64] {
    [order.report.place]
      + events.compactMap { event in
        switch event.change {
        case .reported(let report): report.place
        case .corrected(let correction): correction.place
        default: nil
        }
      }
  }
}

extension Papers {
  /// The name of a staff member; the system has one too.
  public func person(_ id: Int64) -> String {
    id == 0 ? strings.word(Role.system) : names.people[id]?.text(language) ?? "#\(id)"
  }

  /// The name of whoever holds an order.
  public func holder(_ holder: Holder, name: String = "") -> String {
    switch holder {
    case .person(let id): names.people[id]?.text(language) ?? named(name, id)
    case .crew(let id): names.crews[id]?.text(language) ?? named(name, id)
    case .contractor(let id): names.contractors[id]?.text(language) ?? named(name, id)
    case .desk, .reporter, .parts, .weather, .supervisor:
      strings.text(MessageKey("holder.\(holder.text)"))
    }
  }

  private func named(_ name: String, _ id: Int64) -> String {
    name.isEmpty ? "#\(id)" : brief(name)
  }

  /// A name as long as names are on paper.
  func brief(_ name: String) -> String { PaperNames.brief(name) }

  /// The name of a category.
  public func category(_ id: String) -> String { names.categories[id]?.text(language) ?? id }

  /// The zone of a campus; UTC for one that has no name here.
  public func zone(_ campus: Int64) -> ZoneRules { names.campuses[campus]?.zone ?? .utc }

  /// The name of a campus.
  public func campus(_ id: Int64) -> String {
    guard let campus = names.campuses[id] else { return "#\(id)" }
    return PaperNames.Name(campus.name, campus.nameEnglish).text(language)
  }

  func place(_ id: Int64) -> String { names.places[id]?.text(language) ?? "#\(id)" }

  /// What a place that a sheet calls by its own title is called in the language of the papers. A title has
  /// the names from the building down, so it may be twice as long as a name.
  func place(titled title: String) -> String {
    let title = language == .en ? names.placeTitles[title] ?? title : title
    return PaperNames.brief(title, to: 2 * PaperNames.longest)
  }

  /// The same papers with the places of a sheet.
  func naming(_ places: [String: String]?) -> Papers {
    var papers = self
    papers.names.placeTitles = places ?? [:]
    return papers
  }

  /// What a place is called in the language of the papers.
  func text(_ names: PlaceNames) -> String {
    PaperNames.Name(names.own, names.english).text(language)
  }
}
