import Documents
import Localization
public import WorkOrderEngine

/// The groups of a report: what they are called, and in which order they stand.
extension Papers {
  /// What people call a group: a category, a campus and a place by their names, a priority with its word,
  /// holders by name with their number or code, weeks and months as they are.
  public func name(of key: String, by grouping: TurnaroundGrouping) -> String {
    switch grouping {
    case .category: category(key)
    case .priority: Priority(rawValue: key).map { strings.coded($0) } ?? key
    case .campus:
      names.campuses.values.first { $0.slug == key }.map { campus($0.id) } ?? key
    case .person, .crew, .contractor: holder(key, by: grouping)
    case .place: place(at: key)
    case .week, .month: key.isEmpty ? Formats.none : key
    }
  }

  private func holder(_ key: String, by grouping: TurnaroundGrouping) -> String {
    switch key {
    case TurnaroundGrouping.own: strings["report.group.own"]
    case "": strings[grouping == .crew ? "report.group.noCrew" : "report.group.nobody"]
    default: named(key, by: grouping)
    }
  }

  /// A holder by name and code. Where a staff number is the code of a crew too, the crew's key says so among people.
  private func named(_ key: String, by grouping: TurnaroundGrouping) -> String {
    let (kind, code) = HolderKind.parts(of: key)
    let name: PaperNames.Name? =
      switch kind {
      case .crew: names.crewsByCode[code]
      case .contractor: names.contractorsByCode[code]
      case nil where grouping != .person:
        names.crewsByCode[code] ?? names.contractorsByCode[code] ?? names.staffByNumber[code]
      case nil, .person:
        names.staffByNumber[code] ?? names.crewsByCode[code] ?? names.contractorsByCode[code]
      }
    return name.map { "\($0.text(language)) \(code)" } ?? key
  }

  /// A place with those above it; with its campus, where there are several: each has its main gate.
  private func place(at path: String) -> String {
    guard let name = names.placesByPath[path]?.text(language) else {
      return path.isEmpty ? Formats.none : path
    }
    let code = path.prefix { $0 != "/" }
    guard names.campuses.count > 1, code.endIndex != path.endIndex,
      let site = names.campuses.values.first(where: { $0.code == code })
    else { return name }
    return strings.text("report.group.placeOf", ["campus": campus(site.id), "place": name])
  }

  /// Groups in the order in which people know them: categories as the configuration has them, campuses as
  /// they are listed everywhere with their places by path, others by key; what belongs to nobody comes last.
  func inOrder<Group>(
    _ groups: [Group], by grouping: TurnaroundGrouping, _ key: (Group) -> String
  ) -> [Group] {
    let known: [String] =
      switch grouping {
      case .category: names.categoryOrder
      case .campus: names.campuses.values.sorted { $0.id < $1.id }.map(\.slug)
      case .place: names.campuses.values.sorted { $0.id < $1.id }.map(\.code)
      case .crew, .person, .contractor, .priority, .week, .month: []
      }
    let ranks = Dictionary(zip(known, 0...)) { first, _ in first }
    func rank(_ key: String) -> Int {
      if key.isEmpty { return .max }
      if key == TurnaroundGrouping.own { return .max - 1 }
      return ranks[grouping == .place ? String(key.prefix { $0 != "/" }) : key] ?? known.count
    }
    return groups.sorted { (rank(key($0)), key($0)) < (rank(key($1)), key($1)) }
  }

  /// The columns that name a group; a file for spreadsheets has its code beside the name.
  func groupColumns(_ grouping: TurnaroundGrouping) -> [Document.Column] {
    let name = Document.Column(
      strings.heading("report.by.\(grouping.rawValue)"), minimum: 8, flexible: true)
    return grouping.hasCodes
      ? [name, .init(strings.heading("report.column.code"), isForSpreadsheets: true)] : [name]
  }

  /// The cells under ``groupColumns(_:)``.
  func groupCells(_ key: String, by grouping: TurnaroundGrouping) -> [Document.Cell] {
    let name = Document.Cell(name(of: key, by: grouping))
    let code = key == TurnaroundGrouping.own ? "" : key
    return grouping.hasCodes ? [name, .init(code)] : [name]
  }

  /// The same of the total.
  func totalCells(_ grouping: TurnaroundGrouping) -> [Document.Cell] {
    let name = Document.Cell(strings["report.total"], .strong)
    return grouping.hasCodes ? [name, ""] : [name]
  }
}

extension TurnaroundGrouping {
  /// Its groups have names beside their codes.
  fileprivate var hasCodes: Bool {
    switch self {
    case .category, .campus, .place, .crew, .person, .contractor: true
    case .priority, .week, .month: false
    }
  }
}
