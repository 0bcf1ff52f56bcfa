import ServiceClock

extension CampusReader {
  /// The shifts.
  func shifts() -> [CampusFile.Shift] {
    let shifts = file.tables("shift").map { table in
      let code = table.requiredText("code")
      if !code.isEmpty, !CampusCodes.isWord(code) || code == "off" {
        table.refuse("code", .notShiftCode(code))
      }
      table.require("start", .someTime)
      table.require("end", .someTime)
      let start = table.minuteOfDay("start")
      let end = table.minuteOfDay("end")
      if start == 1440 {
        table.refuse("start", .shiftStartsTooLate)
      }
      let shift = CampusFile.Shift(
        code: code, name: table.requiredText("name"), nameEn: table.text("name_en") ?? "",
        startMinute: start ?? 0, endMinute: (end ?? 0) % 1440)
      if let start, let end, start == end {
        table.refuse("end", .shiftWithoutLength)
      }
      table.finish()
      return shift
    }
    CategoriesReader.refuseRepeats(shifts.map(\.code), key: "code", of: "shift", in: file)
    return shifts
  }

  /// The rhythms of the crews.
  func patterns(_ result: CampusFile) -> [CampusFile.Pattern] {
    let crews = result.crews.map(\.code)
    let words = result.shifts.map(\.code) + ["off"]
    var seen: Set<String> = []
    return file.tables("pattern").map { table in
      for (key, shape) in [("crew", Mistake.Shape.crewCode), ("from", .someDate), ("cycle", .list)]
      {
        table.require(key, shape)
      }
      let cycle = table.texts("cycle") ?? []
      for (offset, word) in cycle.enumerated() where !words.contains(word) {
        table.refuse("cycle[\(offset + 1)]", .unknown(.shift, word, known: words))
      }
      if cycle.isEmpty, table.has("cycle") {
        table.refuse("cycle", .emptyCycle)
      }
      let pattern = CampusFile.Pattern(
        crew: table.name("crew", of: .crew, among: crews) ?? "",
        from: table.date("from") ?? .init(dayNumber: 0), cycle: cycle,
        stagger: table.int("stagger", in: 0...1_000) ?? 0)
      table.finish()
      if !pattern.crew.isEmpty, !seen.insert("\(pattern.crew) \(pattern.from)").inserted {
        table.refuse("from", .patternTwice(pattern.crew, pattern.from))
      }
      return pattern
    }
  }
}
