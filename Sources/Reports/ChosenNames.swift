public import Localization
public import WorkOrderEngine

/// The names of people, crews, contractors and places as one language says them, each read once for
/// an answer: the English one where the campus has given it, else its own.
public final class ChosenNames {
  private let snapshot: Snapshot
  private let strings: Strings
  private var people: [Int64: String] = [:]
  private var contractors: [Int64: String] = [:]
  private var holders: [(holder: Holder, name: String)] = []

  /// Names out of `snapshot` in the language of `strings`.
  public init(_ snapshot: Snapshot, strings: Strings) {
    (self.snapshot, self.strings) = (snapshot, strings)
  }

  private var isEnglish: Bool { strings.language == .en }

  /// The English name when it is asked for and there, else its own.
  public func chosen(_ own: String, _ english: String) -> String {
    isEnglish && !english.isEmpty ? english : own
  }

  /// A person's name; empty for the system and for nobody.
  public func person(_ id: Int64?) throws -> String {
    guard let id, id != 0 else { return "" }
    if let known = people[id] { return known }
    let name = try snapshot.person(id).map { chosen($0.name, $0.nameEnglish) } ?? ""
    people[id] = name
    return name
  }

  /// Whoever holds an order, or what it waits for.
  public func holder(_ holder: Holder) throws -> String {
    if let known = holders.first(where: { $0.holder == holder }) { return known.name }
    var name =
      switch holder {
      case .person(let id): try person(id)
      case .crew(let id): try snapshot.crew(id).map { chosen($0.name, $0.nameEnglish) } ?? ""
      case .contractor(let id): try contractor(id)
      default: try snapshot.name(of: holder)
      }
    if name.isEmpty { name = strings["holder.\(holder.text)"] }
    holders.append((holder, name))
    return name
  }

  private func contractor(_ id: Int64) throws -> String {
    if contractors.isEmpty {
      for firm in try snapshot.contractors() {
        contractors[firm.id] = chosen(firm.name, firm.nameEnglish)
      }
    }
    return contractors[id] ?? ""
  }

  /// The names of a place from below the campus down.
  ///
  /// - Parameter title: what it is called in its own language, the same in every answer.
  public func place(_ path: String, title: String) throws -> String {
    guard isEnglish else { return title }
    let titles = try snapshot.titles(ofPlace: path, title: title)
    return chosen(titles.own, titles.english)
  }

  /// Takes places over that were read anyway.
  public func learn(_ read: [Place]) {
    for place in read {
      snapshot.know(
        PlaceNames(own: place.name, english: place.nameEnglish), ofPlace: place.path)
    }
  }

  /// A row whose place and holder are called by the names of this language.
  public func named(_ row: OrderListRow) throws -> OrderListRow {
    var row = row
    row.place = try place(row.placePath, title: row.place)
    row.holderName = try holder(row.holder)
    return row
  }

  /// A row of the queue whose place and people are called by the names of this language.
  public func named(_ row: QueueRow) throws -> QueueRow {
    var row = row
    row.order = try named(row.order)
    if case .person(let id, _)? = row.level?.told {
      row.level?.told = .person(id: id, name: try person(id))
    }
    if let signer = row.level?.acknowledgedByID { row.level?.acknowledgedBy = try person(signer) }
    return row
  }
}
