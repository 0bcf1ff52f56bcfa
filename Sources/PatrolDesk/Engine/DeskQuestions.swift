import Localization
import Reports
import Screen
import WorkOrderEngine

/// Puts the desk's questions to the engine and its answers into the desk's values.
struct DeskQuestions {
  let snapshot: Snapshot
  let viewer: Viewer
  let formats: Formats
  let names: ChosenNames

  init(snapshot: Snapshot, viewer: Viewer, formats: Formats) {
    (self.snapshot, self.viewer, self.formats) = (snapshot, viewer, formats)
    names = ChosenNames(snapshot, strings: formats.strings)
  }

  var strings: Strings { formats.strings }

  func answer(_ query: Query) throws -> Knowledge {
    switch query {
    case .frame(let since): .frame(try frame(since: since))
    case .directory: .directory(try directory())
    case .today: .today(try today())
    case .trend: .trend(try trend())
    case .orders(let filter, let after, let limit):
      .orders(
        try orders(filter: filter, after: after, limit: limit), filter: filter, after: after)
    case .order(let number): .order(try order(number))
    case .explanation(let number): .explanation(try explanation(number))
    case .duplicates(let place, let category):
      .duplicates(
        try duplicates(place: place, category: category), place: place, category: category)
    case .queue(let after, let limit):
      .queue(try queue(after: after, limit: limit), after: after)
    case .routes: .routes(try routes())
    case .rounds(let route): .rounds(try rounds(of: route), route: route)
    case .round(let number, let stop): .round(try round(number, stop: stop))
    case .sheet: .sheet(try sheet())
    case .sheets(let after, let limit):
      .sheets(try sheets(after: after, limit: limit), after: after)
    case .pastSheet(let id): .pastSheet(try pastSheet(id), id: id)
    case .concerns(let giving, let id):
      .concerns(try concerns(before: giving), giving, id: id)
    case .difference(let campus, let sheet):
      .difference(try difference(campus: campus, sheet: sheet))
    case .places(let path): .places(try places(below: path), below: path)
    case .place(let path): .place(try place(path))
    case .people: .people(try people())
    case .person(let number): .person(try person(number))
    case .figures(let key): .figures(try figures(key))
    case .paper(let chart, let key, let path):
      .paper(try paper(of: chart, key), path: path)
    }
  }

  /// The campus whose numbers and lists a person sees: the one they chose, else the only one on
  /// which they have a role, else all.
  func campus() throws -> Campus? {
    switch viewer.scope {
    case .usual: try usualCampus()
    case .all: nil
    case .campus(let code): try snapshot.campus(named: code)
    }
  }

  private func usualCampus() throws -> Campus? {
    let campuses = try snapshot.campuses()
    if campuses.count == 1 { return campuses[0] }
    let grants = try snapshot.roles(of: viewer.id)
    guard !grants.contains(where: { $0.campus == nil }) else { return nil }
    let ids = Set(grants.compactMap(\.campus))
    guard ids.count == 1, let id = ids.first else { return nil }
    return try snapshot.campus(id)
  }

  func name(_ campus: Campus) -> String {
    names.chosen(campus.name, campus.nameEnglish)
  }

  private func frame(since event: Int64?) throws -> FrameFacts {
    let campus = try campus()
    let zone = try campus?.zone ?? snapshot.campuses().first?.zone ?? .utc
    let shift = try snapshot.shiftsOnDuty(at: snapshot.now, in: zone).first?.shift
    var facts = FrameFacts()
    facts.campus = campus.map { name($0) } ?? ""
    facts.isUnknown = false
    facts.now = snapshot.now
    facts.late = try snapshot.late(campus: campus?.id)
    facts.major = try snapshot.counter("major", campus: campus?.id)
    facts.unsigned = try snapshot.unacknowledged(campus: campus?.id)
    facts.newest = try snapshot.newestEvent()
    facts.rings =
      try event.map { try snapshot.hasNewTelling(since: $0, campus: campus?.id) } ?? false
    facts.isSimulated = try snapshot.facts()?.isSimulated ?? false
    if let shift {
      facts.shift = names.chosen(shift.name, shift.nameEnglish)
      let end = shift.endMinute > shift.startMinute ? shift.endMinute : shift.endMinute + 1_440
      facts.shiftHours = shift.startMinute..<end
    }
    return facts
  }

  private func directory() throws -> Directory {
    let configuration = try snapshot.rulebook().configuration
    let campuses = try snapshot.campuses()
    let campusNames = Dictionary(campuses.map { ($0.id, name($0)) }) { first, _ in first }
    let ownNames = Dictionary(campuses.map { ($0.id, $0.name) }) { first, _ in first }
    var directory = Directory()
    directory.categories = configuration.categories
    directory.triggers = configuration.triggers
    let places = try snapshot.places()
    names.learn(places)
    directory.places = try places.map { place in
      let title = place.title.isEmpty ? place.name : place.title
      let text = try names.place(place.path, title: title)
      return PickerItem(
        id: place.path, text: text,
        detail: "\(place.path) \(campusNames[place.campus] ?? "")",
        aliases: place.aliases + [place.nameEnglish] + (text == title ? [] : [title])
          + [PlaceSpelling.other(of: title, campus: ownNames[place.campus] ?? "")])
    }
    directory.campuses = campuses.map {
      PickerItem(id: $0.code, text: name($0), detail: $0.code, aliases: [$0.slug, $0.name])
    }
    try readHolders(into: &directory)
    directory.shifts = try snapshot.shifts().map {
      PickerItem(id: $0.code, text: names.chosen($0.name, $0.nameEnglish), detail: $0.code)
    }
    return directory
  }

  private func readHolders(into directory: inout Directory) throws {
    let crews = try snapshot.crews()
    let crewNames = Dictionary(
      crews.map { ($0.id, names.chosen($0.name, $0.nameEnglish)) }
    ) { first, _ in first }
    directory.people = try snapshot.staff().filter(\.isEnabled).map { person in
      PickerItem(
        id: person.number, text: names.chosen(person.name, person.nameEnglish),
        detail: "\(person.number) \(person.crew.flatMap { crewNames[$0] } ?? "")",
        aliases: [person.nameEnglish, person.name])
    }
    directory.crews = crews.map {
      PickerItem(
        id: $0.code, text: names.chosen($0.name, $0.nameEnglish), detail: $0.code,
        aliases: [$0.nameEnglish, $0.name])
    }
    let firms = try snapshot.contractors().map {
      PickerItem(
        id: $0.code, text: names.chosen($0.name, $0.nameEnglish), detail: $0.code,
        aliases: [$0.nameEnglish, $0.name])
    }
    directory.holders = directory.people + directory.crews + firms
  }
}
