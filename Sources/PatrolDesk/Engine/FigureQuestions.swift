import Documents
import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  /// All charts of 统计 for some days.
  func figures(_ key: FiguresKey) throws -> Figures {
    let campus = try campus()?.id
    let report = try snapshot.turnaround(
      from: key.from, to: key.to, by: key.grouping, campus: campus)
    let weeks = weeks(of: key)
    let (patrolWeeks, patrols) = try patrols(through: weeks.last ?? key.to.isoWeek, campus: campus)
    let backlog = try snapshot.backlog(by: .category, campus: campus)
    let recurrence = try snapshot.recurrence(from: key.from, to: key.to, campus: campus)
    return Figures(
      key: key, total: report.total, groups: try groups(of: report),
      weeks: try figures(of: weeks, campus: campus), backlog: backlog.total,
      patrolWeeks: patrolWeeks, patrols: patrols,
      recurring: try recurrence.faults.map { try line($0) })
  }

  /// The weeks that end with the last day: as many as the period has, at least a quarter's.
  private func weeks(of key: FiguresKey) -> [ISOWeek] {
    let days = key.from.map { key.to.dayNumber - $0.dayNumber + 1 } ?? 366
    let count = min(53, max(StatisticsModel.leastWeeks, (days + 6) / 7))
    var weeks = [key.to.isoWeek]
    while weeks.count < count { weeks.append(weeks[weeks.count - 1].previous) }
    return weeks.reversed()
  }

  private func figures(of weeks: [ISOWeek], campus: Int64?) throws -> [FigureWeek] {
    let last = weeks[weeks.count - 1].monday.adding(days: 6)
    let report = try snapshot.turnaround(
      from: weeks[0].monday, to: last, by: .week, campus: campus)
    let groups = Dictionary(report.groups.map { ($0.key, $0) }) { first, _ in first }
    return weeks.map { week in
      FigureWeek(week: week, figures: groups["\(week)"] ?? TurnaroundGroup(key: "\(week)"))
    }
  }

  // MARK: - Groups

  private func groups(of report: TurnaroundReport) throws -> [FigureGroup] {
    let standards = try snapshot.rulebook().configuration.standards
    let called = try groupNames(report.by)
    let firms = Set(try snapshot.contractors().map(\.code))
    let staff = Set(report.by == .person ? try snapshot.staff().map(\.number) : [])
    // By its code alone a filter finds a crew before a contractor, and that before a person.
    let twice = staff.intersection(firms.union(try snapshot.crews().map(\.code)))
    func filter(_ key: String) -> String? {
      if report.by == .crew, firms.contains(key) { return "holder:\(key)" }
      if twice.contains(key) { return "holder:\(HolderKind.person.rawValue):\(key)" }
      return report.by.filter(for: key)
    }
    return report.groups.map { group in
      FigureGroup(
        name: group.key.isEmpty ? strings[report.by.nobody] : called(group.key), figures: group,
        promise: standards.promise(to: group.key, by: report.by), filter: filter(group.key))
    }
    .sorted { ($1.figures.completed, $0.name) < ($0.figures.completed, $1.name) }
  }

  /// What people call the groups of a report.
  private func groupNames(_ grouping: TurnaroundGrouping) throws -> (String) -> String {
    func table(_ pairs: [(String, String)]) -> (String) -> String {
      let names = Dictionary(pairs) { first, _ in first }
      return { names[$0] ?? $0 }
    }
    switch grouping {
    case .category:
      let categories = try snapshot.rulebook().configuration.categories
      return table(categories.map { ($0.id, names.chosen($0.zh, $0.en)) })
    case .campus: return table(try snapshot.campuses().map { ($0.slug, name($0)) })
    case .crew, .person, .contractor:
      // What a contractor holds is its own among crews and people too.
      var staff = try snapshot.staff().map { ($0.number, names.chosen($0.name, $0.nameEnglish)) }
      var companies: [(String, String)] = []
      for crew in try snapshot.crews() {
        let name = names.chosen(crew.name, crew.nameEnglish)
        companies += [(crew.code, name), ("\(HolderKind.crew.rawValue):\(crew.code)", name)]
      }
      for firm in try snapshot.contractors() {
        let name = names.chosen(firm.name, firm.nameEnglish)
        companies += [(firm.code, name), ("\(HolderKind.contractor.rawValue):\(firm.code)", name)]
      }
      staff.append((TurnaroundGrouping.own, strings["report.group.own"]))
      // Among people a code is a staff number first.
      return table(grouping == .person ? staff + companies : companies + staff)
    case .priority:
      return { key in Priority(rawValue: key).map { strings.coded($0) } ?? key }
    case .place:
      return { path in
        let title = try? snapshot.place(named: path).title
        return (try? names.place(path, title: title ?? path)) ?? path
      }
    case .week, .month: return { $0 }
    }
  }

  private func line(_ fault: RecurringFault) throws -> RecurringLine {
    let categories = try groupNames(.category)
    return RecurringLine(
      place: names.chosen(fault.title.own, fault.title.english),
      category: categories(fault.category),
      most: fault.most, reported: fault.count, open: fault.open, last: fault.last,
      filter: "place:\(fault.path) category:\(fault.category)")
  }

  // MARK: - The patrol calendar

  private func patrols(
    through last: ISOWeek, campus: Int64?
  ) throws -> (weeks: [ISOWeek], rows: [PatrolRow]) {
    var weeks = [last]
    while weeks.count < StatisticsModel.leastWeeks {
      weeks.append(weeks[weeks.count - 1].previous)
    }
    weeks.reverse()
    let quotas = try snapshot.weekQuotas(from: weeks[0], through: last, campus: campus)
    let rows = try snapshot.campuses().filter { campus == nil || $0.id == campus }.compactMap {
      campus -> PatrolRow? in
      let cells = weeks.map { week in
        PatrolCell(quotas[week, default: []].filter { $0.campus.id == campus.id })
      }
      guard let first = try snapshot.routes(campus: campus.id).first else { return nil }
      return PatrolRow(campus: name(campus), route: first.code, cells: cells)
    }
    return (weeks, rows)
  }

  // MARK: - Papers

  /// A chart as a paper.
  func paper(of chart: StatisticsChart, _ key: FiguresKey) throws -> Document {
    let campus = try campus()
    var papers = Papers(language: strings.language, names: try PaperNames(snapshot))
    let zone = try campus?.zone ?? snapshot.campuses().first?.zone ?? .utc
    let (now, id) = (snapshot.now, campus?.id)
    switch chart {
    case .turnaround, .weeks:
      let report = try snapshot.turnaround(
        from: key.from, to: key.to, by: chart == .weeks ? .week : key.grouping, campus: id)
      let standards = try snapshot.rulebook().configuration.standards
      try papers.names.read(groups: report.groups.map(\.key), by: report.by, in: snapshot)
      return papers.turnaround(report, against: standards, asOf: now, in: zone)
    case .patrols:
      let first = key.from ?? key.to.adding(days: -364)
      let report = try snapshot.patrolReport(from: first, to: key.to, campus: id)
      return papers.patrols(report, asOf: now, in: zone)
    case .backlog:
      let report = try snapshot.backlog(by: key.grouping, campus: id)
      try papers.names.read(groups: report.groups.map(\.key), by: key.grouping, in: snapshot)
      return papers.backlog(report, by: key.grouping, asOf: now, in: zone)
    case .recurrence:
      let report = try snapshot.recurrence(from: key.from, to: key.to, campus: id)
      let assets = try snapshot.assetFailures(from: key.from, to: key.to, campus: id)
      return papers.recurrence(report, assets: assets, asOf: now, in: zone)
    }
  }
}

extension TurnaroundGrouping {
  /// What finds the orders of a group; `nil` for those that belong to none.
  fileprivate func filter(for key: String) -> String? {
    guard !key.isEmpty, key != Self.own else { return nil }
    return switch self {
    case .category: "category:\(key)"
    case .campus: "campus:\(key)"
    case .place: "place:\(key)"
    case .crew: "crew:\(key)"
    case .person, .contractor: "holder:\(key)"
    case .priority: "prio:\(key)"
    case .week, .month: "reported:\(key)"
    }
  }

  /// What the group is called in which nobody has the orders.
  fileprivate var nobody: MessageKey {
    switch self {
    case .crew: "report.group.noCrew"
    case .person, .contractor: "report.group.nobody"
    case .category, .campus, .place, .priority, .week, .month: "stats.noneOf"
    }
  }
}
