import Localization
import Screen
import WorkOrderEngine

/// Puts the desk's questions to the engine and its answers into the desk's values.
struct DeskQuestions {
  let snapshot: Snapshot
  let viewer: Viewer
  let formats: Formats

  var strings: Strings { formats.strings }
  var isEnglish: Bool { formats.language == .en }

  func answer(_ query: Query) throws -> Knowledge {
    switch query {
    case .frame: .frame(try frame())
    case .directory: .directory(try directory())
    case .today: .today(try today())
    case .orders(let filter, let after, let limit):
      .orders(
        try orders(filter: filter, after: after, limit: limit), filter: filter, after: after)
    case .order(let number): .order(try order(number))
    case .explanation(let number): .explanation(try explanation(number))
    case .duplicates(let place, let category):
      .duplicates(
        try duplicates(place: place, category: category), place: place, category: category)
    case .queue: .queue(try queue())
    case .routes: .routes(try routes())
    case .rounds(let route): .rounds(try rounds(of: route), route: route)
    case .round(let number, let stop): .round(try round(number, stop: stop))
    case .sheet(let campus): .sheet(try sheet(campus: campus))
    case .difference(let campus): .difference(try difference(campus: campus))
    }
  }

  /// The campus whose numbers a person sees: the only one on which they have a role, else all.
  func campus() throws -> Campus? {
    let campuses = try snapshot.campuses()
    if campuses.count == 1 { return campuses[0] }
    let grants = try snapshot.roles(of: viewer.id)
    guard !grants.contains(where: { $0.campus == nil }) else { return nil }
    let ids = Set(grants.compactMap(\.campus))
    guard ids.count == 1, let id = ids.first else { return nil }
    return try snapshot.campus(id)
  }

  func name(_ campus: Campus) -> String {
    isEnglish && !campus.nameEnglish.isEmpty ? campus.nameEnglish : campus.name
  }

  private func frame() throws -> FrameFacts {
    let campus = try campus()
    let numbers = try snapshot.overview(campus: campus?.id)
    let zone = try campus?.zone ?? snapshot.campuses().first?.zone ?? .utc
    let shift = try snapshot.shiftsOnDuty(at: snapshot.now, in: zone).first?.shift
    var facts = FrameFacts()
    facts.campus = campus.map { name($0) } ?? ""
    facts.isUnknown = false
    facts.late = numbers.late
    facts.major = numbers.major
    facts.unsigned = numbers.unacknowledged
    facts.isSimulated = try snapshot.facts()?.isSimulated ?? false
    if let shift {
      facts.shift = isEnglish && !shift.nameEnglish.isEmpty ? shift.nameEnglish : shift.name
      let end = shift.endMinute > shift.startMinute ? shift.endMinute : shift.endMinute + 1_440
      facts.shiftHours = shift.startMinute..<end
    }
    return facts
  }

  private func directory() throws -> Directory {
    let configuration = try snapshot.rulebook().configuration
    let campuses = try snapshot.campuses()
    let names = Dictionary(campuses.map { ($0.id, name($0)) }) { first, _ in first }
    var directory = Directory()
    directory.categories = configuration.categories
    directory.triggers = configuration.triggers
    directory.places = try snapshot.places().map { place in
      let title = place.title.isEmpty ? place.name : place.title
      return PickerItem(
        id: place.path, text: title, detail: "\(place.path) \(names[place.campus] ?? "")",
        aliases: place.aliases + [place.nameEnglish])
    }
    directory.holders = try holders()
    return directory
  }

  private func holders() throws -> [PickerItem] {
    let crews = try snapshot.crews()
    let names = Dictionary(crews.map { ($0.id, $0.name) }) { first, _ in first }
    let people = try snapshot.staff().filter(\.isEnabled).map { person in
      PickerItem(
        id: person.number, text: person.name,
        detail: "\(person.number) \(person.crew.flatMap { names[$0] } ?? "")",
        aliases: [person.nameEnglish])
    }
    let groups = crews.map {
      PickerItem(id: $0.code, text: $0.name, detail: $0.code, aliases: [$0.nameEnglish])
    }
    let firms = try snapshot.contractors().map {
      PickerItem(id: $0.code, text: $0.name, detail: $0.code)
    }
    return people + groups + firms
  }
}
