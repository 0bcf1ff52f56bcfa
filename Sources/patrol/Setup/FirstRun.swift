import ArgumentParser
import Configuration
import Glibc
import Localization
import ServiceClock
import WorkOrderEngine

/// What `patrol` says where there is no database yet: look at the demonstration, found one from a
/// campus file, or answer a few questions. In lines, so that it works on every terminal.
struct FirstRun {
  let invocation: Invocation
  /// The demonstration opens in lines too.
  var isLinear = false

  private var strings: Strings { invocation.strings }

  /// Whether it is for this run: people sit at the terminal, and nobody has named a database that is
  /// not there.
  var isDue: Bool {
    !Files.exists(invocation.databasePath) && invocation.namedDatabase == nil
      && Console.isTerminal(0) && Console.isForPeople && !Gate.isClosed
  }

  /// Greets and does what is chosen.
  ///
  /// - Returns: whether there is a database now that is to be opened.
  func greet() throws -> Bool {
    say("firstRun.welcome")
    for choice in ["demo", "file", "guided", "leave"] {
      say(MessageKey("firstRun.choice.\(choice)"))
    }
    while let answer = ask("firstRun.choose") {
      switch answer.lowercased() {
      case "1":
        try Demo.parse(isLinear ? ["--linear"] : []).run(invocation)
        return false
      case "2": if try foundFromFile() { return true }
      case "3": if try foundByQuestions() { return true }
      case "q", "": return false
      default: say("firstRun.unknown")
      }
    }
    return false
  }

  // MARK: - From a file

  private func foundFromFile() throws -> Bool {
    say("firstRun.file")
    while let path = ask("firstRun.path"), !path.isEmpty {
      do {
        try Init.parse(["--campus", path]).run(invocation)
        return true
      } catch {
        // What is wrong stands in the file: it can be mended and tried again.
        invocation.output.write(line: Verdict(error, strings: strings).text)
      }
    }
    return false
  }

  // MARK: - By questions

  private func foundByQuestions() throws -> Bool {
    say("firstRun.guided")
    guard let answers = try questions() else { return false }
    let path = "\(Files.folder(of: invocation.databasePath))/campus.toml"
    try Files.makeFolder(Files.folder(of: path))
    // What was answered is kept as the file it could have been: more is added there by hand.
    try Files.write(answers.toml(strings), to: path, replacing: false)
    do {
      try Init.parse(["--campus", path]).run(invocation)
    } catch {
      unlink(path)
      throw error
    }
    invocation.output.write(line: strings.text("firstRun.kept", ["path": path]))
    return true
  }

  private func questions() throws -> FirstCampus? {
    let today = (try? ZoneRules(identifier: "Asia/Shanghai"))?.local(Session.systemTime).date
    var campus = FirstCampus(inForce: today ?? CalendarDate(dayNumber: 0))
    guard let university = needed("firstRun.university"),
      let name = needed("firstRun.campus"), let code = code(),
      let zone = zone(), let route = needed("firstRun.route", usual: strings["firstRun.mainLine"]),
      let stops = stops(), let person = needed("firstRun.person")
    else { return nil }
    campus.university = university
    campus.name = name
    campus.code = code
    campus.zone = zone
    campus.route = route
    campus.stops = stops
    campus.person = person
    return campus
  }

  private func code() -> String? {
    while let answer = needed("firstRun.code", usual: "A") {
      let code = answer.uppercased()
      if code.count <= 4, code.allSatisfy({ $0.isASCII && $0.isLetter }) { return code }
      say("firstRun.badCode")
    }
    return nil
  }

  private func zone() -> String? {
    while let answer = needed("firstRun.zone", usual: "Asia/Shanghai") {
      if (try? ZoneRules(identifier: answer)) != nil { return answer }
      say("firstRun.badZone")
    }
    return nil
  }

  private func stops() -> [String]? {
    while let answer = needed("firstRun.stops") {
      let separators = ",;\u{FF0C}\u{FF1B}\u{3001}"
      let stops = answer.split { separators.contains($0) }
        .map { $0.trimmingPrefix { $0.isWhitespace } }.map { String($0) }.filter { !$0.isEmpty }
      if (1...99).contains(stops.count) { return stops }
      say("firstRun.badStops")
    }
    return nil
  }

  // MARK: - Lines

  private func say(_ key: MessageKey) { invocation.output.write(line: strings[key]) }

  /// An answer in words; `nil` at the end of the input.
  private func ask(_ key: MessageKey, usual: String = "") -> String? {
    try? invocation.output.flush()
    Console.prompt(strings[key] + (usual.isEmpty ? " " : " [\(usual)] "))
    guard let line = readLine(strippingNewline: true) else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? usual : words
  }

  /// An answer that says something; `nil` at the end of the input.
  private func needed(_ key: MessageKey, usual: String = "") -> String? {
    while let answer = ask(key, usual: usual) {
      if !answer.isEmpty { return answer }
      say("firstRun.needed")
    }
    return nil
  }
}

/// One campus with one route and one person: the least with which an office can begin.
struct FirstCampus {
  var university = ""
  var name = ""
  /// One to four capital letters.
  var code = ""
  var zone = ""
  var route = ""
  /// The names of the places at which the route stops.
  var stops: [String] = []
  var person = ""
  /// The first day of the route.
  var inForce: CalendarDate

  /// As a campus file.
  func toml(_ strings: Strings) -> String {
    var text = "# \(strings["firstRun.fileHead"])\n\n"
    text += table("[university]", [("name", university)])
    text += table(
      "[[campus]]",
      [
        ("code", code), ("id", code.lowercased()), ("name", name), ("time_zone", zone),
        ("calendar", "office"),
      ])
    for (index, stop) in stops.enumerated() {
      text += table("[[place]]", [("path", path(index)), ("name", stop), ("kind", "general")])
    }
    text += table(
      "[[crew]]", [("code", "\(code)-1"), ("campus", code), ("name", strings["firstRun.crew"])])
    text += table("[[staff]]", [("number", "1001"), ("name", person), ("crew", "\(code)-1")])
    text += "roles = [\"worker@\(code)\", \"administrator@\(code)\"]\n\n"
    text += table("[[route]]", [("code", "\(code)-R1"), ("campus", code), ("name", route)])
    text += "quota = 2\nper = \"week\"\nfloor_minutes = \(stops.count)\nin_force = \"\(inForce)\"\n"
    let places = stops.indices.map { "  { place = \"\(path($0))\", checklist = \"general\" },\n" }
    text += "stops = [\n\(places.joined())]\n\n"
    text += table(
      "[[shift]]",
      [
        ("code", "day"), ("name", strings["firstRun.shift"]), ("start", "08:00"),
        ("end", "18:00"),
      ])
    return text
  }

  private func path(_ index: Int) -> String { "\(code)/P\(index + 1)" }

  private func table(_ head: String, _ values: [(key: String, value: String)]) -> String {
    let lines = values.map { "\($0.key) = \(DeskFile.quoted($0.value))\n" }
    let isOpen = head == "[[staff]]" || head == "[[route]]"
    return "\(head)\n\(lines.joined())\(isOpen ? "" : "\n")"
  }
}
