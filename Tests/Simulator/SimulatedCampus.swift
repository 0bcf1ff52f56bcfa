public import WorkOrderEngine

/// The university in which simulated worlds begin, and the configurations that come to count there.
public enum SimulatedCampus {
  /// The numbers of the staff, the one with the most rights first.
  public static let staff = ["1", "2", "3", "4", "5", "6", "7", "8"]
  /// To whom orders are given.
  static let holders = ["2", "4", "8", "NH-ZH", "2", "8"]
  /// Where defects are found.
  static let places = ["NH/TSG/101", "NH/TSG/PDS", "NH/TSG", "XS/SY", "NH/SS"]
  /// The codes of the routes.
  static let routes = ["NH-R1", "NH-R2", "XS-R1", "NH-R3"]
  /// How many configurations there are.
  static let variants = 6

  /// The built-in configuration (0), or one with other hours, holidays or targets.
  public static func configuration(_ variant: Int) throws -> EffectiveConfiguration {
    try configurations.get()[variant % variants]
  }

  /// The campus as its file says it.
  public static func campusFile() throws -> CampusFile { try campus.get() }

  /// Founds it in an empty database on Mon 2026-11-23 09:00, with the built-in configuration.
  ///
  /// - Returns: that moment, and the ids of ``staff``.
  public static func found(in engine: Engine) throws -> (now: Instant, staff: [Int64]) {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let start = try TimeText.instant("2026-11-23 09:00", in: zone)
    try engine.found(
      Founding(
        campusFile: try campusFile(), configuration: try configuration(0), simulatedClock: start),
      now: start)
    let ids = try engine.ask(now: start) { snapshot in
      try staff.map { try snapshot.person(named: $0).id }
    }
    return (start, ids)
  }

  // Read once and not for each world: TOMLKit 0.6 never frees a table it has read, and a night has
  // thousands of worlds.
  private static let configurations = Result { try (0..<variants).map(load) }
  private static let campus = Result { try CampusFile(toml: file, file: "simulated.toml") }

  private static func load(_ variant: Int) throws -> EffectiveConfiguration {
    var files: [(name: String, text: String)] = []
    let calendar = Defaults.text(of: "calendars/office.toml") ?? ""
    let standards = Defaults.text(of: "standards.toml") ?? ""
    switch variant {
    case 1:
      files.append(("calendars/office.toml", calendar + winterBreak))
    case 2:
      files.append(
        ("calendars/office.toml", calendar.replacing("14:00-18:00", with: "14:30-18:30")))
    case 3:
      files.append(
        ("standards.toml", standards.replacing("complete = \"3wd\"", with: "complete = \"1wd\"")))
    case 4:
      files.append(
        ("standards.toml", standards.replacing("accept = \"4wh\"", with: "accept = \"90wm\"")))
    case 5:
      files.append(("calendars/office.toml", calendar + winterBreak))
      files.append(
        ("standards.toml", standards.replacing("complete = \"24h\"", with: "complete = \"6h\"")))
    default: break
    }
    return try EffectiveConfiguration.load(directories: files)
  }

  /// The maps of the lists that come in, whose columns bear the names of the fields.
  static let placesMap = Result { try map(of: .places, ["path", "name", "kind"]) }
  static let routesMap = Result {
    try map(of: .routes, ["code", "place", "checklist", "quota", "gap_hours"])
  }

  private static func map(
    of subject: ImportMap.Subject, _ fields: [String]
  ) throws -> ImportMap {
    let toml = ["[fields]"] + fields.map { "\($0) = \"\($0)\"" } + ["[campus]", "default = \"NH\""]
    return try ImportMap(
      toml: toml.joined(separator: "\n"), file: "map.toml", subject: subject)
  }

  private static let winterBreak = """

    [[exception]]
    name = "寒假"
    from = "2027-01-16"
    to = "2027-02-20"
    hours = ["08:00-12:00"]
    """

  static let file = """
    [university]
    name = "江城大学"
    name_en = "Jiangcheng University"
    [[campus]]
    code = "NH"
    id = "nanhu"
    name = "南湖校区"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[campus]]
    code = "XS"
    id = "xishan"
    name = "西山校区"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    remote = true
    [[place]]
    path = "NH/TSG"
    name = "图书馆"
    kind = "teaching"
    rooms = "101-104"
    [[place]]
    path = "NH/TSG/PDS"
    name = "配电室"
    kind = "powerRoom"
    [[place]]
    path = "NH/SS"
    name = "宿舍"
    kind = "dormitory"
    [[place]]
    path = "XS/SY"
    name = "实验楼"
    kind = "teaching"
    [[crew]]
    code = "NH-ZH"
    campus = "NH"
    name = "综合维修班"
    leader = "4"
    [[staff]]
    number = "1"
    name = "陈主管"
    roles = ["supervisor", "head", "administrator", "worker"]
    [[staff]]
    number = "2"
    name = "王工"
    roles = ["worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "3"
    name = "孙前台"
    roles = ["frontDesk", "dispatcher"]
    [[staff]]
    number = "4"
    name = "刘班长"
    roles = ["crewLeader", "worker"]
    crew = "NH-ZH"
    [[staff]]
    number = "5"
    name = "赵值班长"
    roles = ["shiftLeader", "vicePresident"]
    [[staff]]
    number = "6"
    name = "周值班长"
    roles = ["shiftLeader", "supervisor"]
    [[staff]]
    number = "7"
    name = "审计"
    roles = ["auditor"]
    [[staff]]
    number = "8"
    name = "多面手"
    roles = ["worker", "supervisor"]
    [[shift]]
    code = "early"
    name = "早班"
    start = "06:00"
    end = "14:00"
    [[shift]]
    code = "late"
    name = "晚班"
    start = "14:00"
    end = "22:00"
    [[pattern]]
    crew = "NH-ZH"
    from = "2026-01-05"
    cycle = ["early", "late"]
    stagger = 1
    [[route]]
    code = "NH-R1"
    campus = "NH"
    name = "主线"
    quota = 2
    per = "week"
    floor_minutes = 10
    in_force = "2026-01-05"
    stops = [
      { place = "NH/TSG", checklist = "teaching" },
      { place = "NH/TSG/PDS", checklist = "powerRoom" },
    ]
    [[route]]
    code = "NH-R2"
    campus = "NH"
    name = "宿舍线"
    quota = 1
    per = "day"
    floor_minutes = 8
    in_force = "2026-01-05"
    stops = [{ place = "NH/SS", checklist = "teaching" }]
    [[route]]
    code = "NH-R3"
    campus = "NH"
    name = "配电巡查"
    quota = 1
    per = "shift"
    floor_minutes = 3
    in_force = "2026-01-05"
    stops = [{ place = "NH/TSG/PDS", checklist = "powerRoom" }]
    [[route]]
    code = "XS-R1"
    campus = "XS"
    name = "西山线"
    quota = 3
    per = "month"
    floor_minutes = 15
    in_force = "2026-01-05"
    stops = [{ place = "XS/SY", checklist = "teaching" }]
    """
}
