import ServiceClock

/// Reads a table of public holidays: lines of `date,kind,name`, the kind `holiday` or `workday`.
struct HolidayTable {
  static func read(_ text: String, report: ErrorReport) -> [HolidayDay] {
    var days: [HolidayDay] = []
    var seen: Set<CalendarDate> = []
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = Substring(line)
      if line.hasSuffix("\r") || line.unicodeScalars.last == "\r" {
        line = Substring(line.unicodeScalars.dropLast())
      }
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("date,") { continue }
      let cells = line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
      guard cells.count >= 2, let date = CalendarDate(String(cells[0])) else {
        report.add(
          line: number, "“\(line)” is no day", advice: "write 2026-10-01,holiday,国庆节")
        continue
      }
      guard cells[1] == "holiday" || cells[1] == "workday" else {
        report.add(
          line: number, "“\(cells[1])” is no kind of day", advice: "write holiday or workday")
        continue
      }
      guard seen.insert(date).inserted else {
        report.add(line: number, "\(date) twice", advice: "keep one of the two lines")
        continue
      }
      days.append(
        HolidayDay(
          date: date, isWorkday: cells[1] == "workday",
          name: cells.count > 2 ? String(cells[2]) : nil))
    }
    return days
  }
}
