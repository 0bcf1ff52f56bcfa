import Configuration
import Testing

/// Tables that a campus file needs before what a test adds; fifteen lines.
enum CampusTables {
  static let start = """
    [university]
    name = "江城大学"
    [[campus]]
    code = "NH"
    id = "nanhu"
    name = "南湖校区"
    time_zone = "Asia/Shanghai"
    calendar = "office"
    [[campus]]
    code = "DH"
    id = "donghu"
    name = "东湖校区"
    time_zone = "Asia/Shanghai"
    remote = true


    """
}

@Suite("Errors in campus files")
struct CampusErrorTests {
  static let place = "[[place]]\npath = \"NH/A\"\nname = \"甲楼\"\nkind = \"teaching\"\n"
  static let route = """
    [[route]]
    code = "NH-R1"
    campus = "NH"
    name = "主线"
    quota = 2
    per = "week"
    in_force = "2026-01-05"

    """

  static let bad = [
    BadFile(
      "a place without a parent", "[[place]]\npath = \"NH/A/1\"\nname = \"一\"", line: 17,
      key: "place[1].path", "the place above, “NH/A”, does not exist",
      advice: "add a [[place]] for it"),
    BadFile(
      "a place on no campus", "[[place]]\npath = \"NX/A\"\nname = \"一\"", line: 17,
      key: "place[1].path", "the place above, “NX”, does not exist", advice: "did you mean NH?"),
    BadFile(
      "a path in small letters", "[[place]]\npath = \"NH/a\"\nname = \"一\"", line: 17,
      key: "place[1].path", "“NH/a” is no path"),
    BadFile(
      "a place twice", place + place, line: 21, key: "place[2].path", "“NH/A” twice"),
    BadFile(
      "a room that is a place already",
      place + "rooms = \"1-3\"\n[[place]]\npath = \"NH/A/2\"\nname = \"二\"", line: 22,
      key: "place[2].path", "“NH/A/2” twice"),
    BadFile(
      "rooms that run backwards", place + "rooms = \"220-201\"", line: 20, key: "place[1].rooms",
      "“220-201” are no rooms"),
    BadFile(
      "an unknown kind of place",
      "[[place]]\npath = \"NH/A\"\nname = \"甲楼\"\nkind = \"teeching\"", line: 19,
      key: "place[1].kind", "unknown kind of place “teeching”", advice: "did you mean teaching?"),
    BadFile(
      "a campus twice",
      "[[campus]]\ncode = \"NH\"\nid = \"x\"\nname = \"x\"\ntime_zone = \"Asia/Shanghai\"",
      line: 17, key: "campus[3].code", "“NH” twice"),
    BadFile(
      "an unknown calendar",
      "[[campus]]\ncode = \"XH\"\nid = \"x\"\nname = \"x\"\ntime_zone = \"UTC\"\n"
        + "calendar = \"ofice\"",
      line: 21, key: "campus[3].calendar", "unknown calendar “ofice”",
      advice: "did you mean office?"),
    BadFile(
      "a campus code with a hyphen",
      "[[campus]]\ncode = \"N-H\"\nid = \"x\"\nname = \"x\"\ntime_zone = \"UTC\"", line: 17,
      key: "campus[3].code", "“N-H” is no campus code"),
    BadFile(
      "an asset without a place", "[[asset]]\ncode = \"A1\"\nplace = \"NH/B\"\nname = \"泵\"",
      line: 18, key: "asset[1].place", "unknown place “NH/B”"),
    BadFile(
      "a route without stops", place + route + "stops = []", line: 27, key: "route[1].stops",
      "a route without stops"),
    BadFile(
      "a stop at an unknown place",
      place + route + "stops = [\n{ place = \"NH/B\", checklist = \"teaching\" }]", line: 28,
      key: "route[1].stops[1].place", "unknown place “NH/B”", advice: "did you mean NH/A?"),
    BadFile(
      "a stop with an unknown checklist",
      place + route + "stops = [{ place = \"NH/A\", checklist = \"powerroom\" }]", line: 27,
      key: "route[1].stops[1].checklist", "unknown checklist “powerroom”",
      advice: "did you mean powerRoom?"),
    BadFile(
      "a stop with an unknown item",
      place + route
        + "stops = [{ place = \"NH/A\", checklist = \"teaching\", items = [\n\"lamp\"] }]",
      line: 28, key: "route[1].stops[1].items[1]", "unknown check item “lamp”",
      advice: "did you mean lamps?"),
    BadFile(
      "a stop on another campus",
      place.replacing("NH/A", with: "DH/A") + route + "stops = [{ place = \"DH/A\" }]", line: 27,
      key: "route[1].stops[1].place", "“DH/A” is not on the campus NH"),
    BadFile(
      "no quota",
      place + route.replacing("quota = 2", with: "") + "stops = [{ place = \"NH/A\" }]", line: 20,
      key: "route[1].quota", "missing"),
    BadFile(
      "a quota of none",
      place + route.replacing("quota = 2", with: "quota = 0") + "stops = [{ place = \"NH/A\" }]",
      line: 24, key: "route[1].quota", "0 is out of range"),
    BadFile(
      "an unknown role",
      "[[staff]]\nnumber = \"1\"\nname = \"张\"\nroles = [\"worker@NH\", \"crewleader\"]", line: 19,
      key: "staff[1].roles[2]", "unknown role “crewleader”", advice: "did you mean crewLeader?"),
    BadFile(
      "a role on an unknown campus",
      "[[staff]]\nnumber = \"1\"\nname = \"张\"\nroles = [\"worker@nanhu\"]", line: 19,
      key: "staff[1].roles[1]", "unknown campus “nanhu”"),
    BadFile(
      "a staff number twice",
      "[[staff]]\nnumber = \"1\"\nname = \"张\"\nroles = []\n"
        + "[[staff]]\nnumber = \"1\"\nname = \"李\"\nroles = []",
      line: 21, key: "staff[2].number", "“1” twice"),
    BadFile(
      "a number for a staff number", "[[staff]]\nnumber = 1007\nname = \"张\"\nroles = []",
      line: 17, key: "staff[1].number", "a whole number where a text in quotes belongs"),
    BadFile(
      "an unknown crew",
      "[[staff]]\nnumber = \"1\"\nname = \"张\"\nroles = []\ncrew = \"NH-ZH\"", line: 20,
      key: "staff[1].crew", "unknown crew or contractor “NH-ZH”", advice: "none is defined"),
    BadFile(
      "a leader who is not on the staff",
      "[[crew]]\ncode = \"NH-ZH\"\ncampus = \"NH\"\nname = \"班\"\nleader = \"9\"", line: 20,
      key: "crew[1].leader", "unknown staff number “9”"),
    BadFile(
      "a crew of an unknown category",
      "[[crew]]\ncode = \"Z\"\ncampus = \"NH\"\nname = \"班\"\ncategories = [\"plumbin\"]", line: 20,
      key: "crew[1].categories[1]", "unknown category “plumbin”", advice: "did you mean plumbing?"),
    BadFile(
      "a contractor with the code of a crew",
      "[[crew]]\ncode = \"Z\"\ncampus = \"NH\"\nname = \"班\"\n"
        + "[[contractor]]\ncode = \"Z\"\nname = \"公司\"",
      line: 21, key: "contractor[1].code", "“Z” is a crew already"),
    BadFile(
      "no time of day",
      "[[shift]]\ncode = \"early\"\nname = \"早\"\nstart = \"6:00\"\nend = \"14:00\"", line: 19,
      key: "shift[1].start", "“6:00” is no time of day"),
    BadFile(
      "a shift of no length",
      "[[shift]]\ncode = \"early\"\nname = \"早\"\nstart = \"06:00\"\nend = \"06:00\"", line: 20,
      key: "shift[1].end", "the shift ends when it starts"),
    BadFile(
      "a pattern with an unknown shift",
      "[[crew]]\ncode = \"Z\"\ncampus = \"NH\"\nname = \"班\"\n"
        + "[[pattern]]\ncrew = \"Z\"\nfrom = \"2026-01-05\"\ncycle = [\"off\", \"early\"]",
      line: 23, key: "pattern[1].cycle[2]", "unknown shift “early”"),
    BadFile(
      "an unknown table", "[[building]]\nname = \"x\"", line: 16, key: "building", "unknown key"),
  ]

  @Test("a bad one is refused with its line", arguments: bad)
  func refused(_ bad: BadFile) throws {
    let defaults = try Shared.defaults.get()
    let errors = failures { () throws(ConfigurationError) in
      _ = try CampusFile(
        toml: CampusTables.start + bad.text, file: "c.toml", configuration: defaults)
    }
    bad.expect(errors, file: "c.toml")
  }

  @Test("an empty file lacks a university and a campus")
  func empty() {
    let errors = failures { () throws(ConfigurationError) in
      _ = try CampusFile(toml: "", file: "c.toml")
    }
    #expect(errors.map(\.key) == ["university", "campus"])
  }

  @Test("of many wrong places the first get a suggestion, so that the rest come at once")
  func crowded() throws {
    var text = CampusTables.start
    for building in 1...2 {
      text += "[[place]]\npath = \"NH/B\(building)\"\nname = \"楼\"\nrooms = \"1001-1999\"\n"
    }
    for asset in 1...200 {
      text += "[[asset]]\ncode = \"A\(asset)\"\nplace = \"NH/C1/\(1_000 + asset)\"\nname = \"泵\"\n"
    }
    let defaults = try Shared.defaults.get()
    let errors = failures { () throws(ConfigurationError) in
      _ = try CampusFile(toml: text, file: "c.toml", configuration: defaults)
    }
    #expect(errors.count == 200)
    #expect(errors.first?.advice == "did you mean NH/B1/1001?")
    #expect(errors.last?.advice == "add a [[place]] for it")
  }
}
