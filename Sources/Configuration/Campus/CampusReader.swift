import ServiceClock

/// Reads a campus file and checks every name in it.
///
/// The tables are read first and their names looked up afterwards, so that their order in the file
/// is free.
final class CampusReader {
  let file: TableReader
  let configuration: EffectiveConfiguration
  /// Codes of the campuses.
  var campusCodes: [String] = []
  /// Paths of all places, campuses included.
  var paths: Set<String> = []

  init(_ file: TableReader, configuration: EffectiveConfiguration) {
    self.file = file
    self.configuration = configuration
  }

  var kinds: [String] { configuration.checklists.map(\.id) }
  var categories: [String] { configuration.categories.map(\.id) }

  /// Reads the whole file; what is wrong is in the report.
  func read() -> CampusFile {
    file.require("university", .table)
    file.require("campus", .tables)
    var university = CampusFile.University(name: "")
    if let table = file.table("university") {
      university = CampusFile.University(
        name: table.requiredText("name"), nameEn: table.text("name_en") ?? "")
      table.finish()
    }
    let campuses = campuses()
    let places = places()
    let assets = assets()
    var result = CampusFile(
      university: university, campuses: campuses, places: places, assets: assets)
    result.shifts = shifts()
    result.crews = crews()
    result.contractors = contractors(crews: result.crews)
    result.staff = staff(result)
    refuseUnknownLeaders(result)
    result.patterns = patterns(result)
    result.routes = routes(result)
    file.finish()
    return result
  }

  private func campuses() -> [CampusFile.Campus] {
    let campuses = file.tables("campus").map(campus)
    CategoriesReader.refuseRepeats(campuses.map(\.code), key: "code", of: "campus", in: file)
    CategoriesReader.refuseRepeats(campuses.map(\.id), of: "campus", in: file)
    campusCodes = campuses.map(\.code)
    paths.formUnion(campusCodes)
    return campuses
  }

  private func campus(_ table: TableReader) -> CampusFile.Campus {
    let code = table.requiredText("code")
    if !code.isEmpty, !CampusCodes.isCampusCode(code) {
      table.refuse("code", .notCampusCode(code))
    }
    let id = table.requiredText("id")
    if !id.isEmpty, !CampusCodes.isIdentifier(id) {
      table.refuse("id", .notCampusID(id))
    }
    let zone = table.requiredText("time_zone")
    if !zone.isEmpty {
      do throws(ClockError) {
        _ = try ZoneRules(identifier: zone)
      } catch {
        table.refuse("time_zone", .clock(error))
      }
    }
    let calendars = configuration.calendars.keys.sorted()
    let campus = CampusFile.Campus(
      code: code, id: id, name: table.requiredText("name"), nameEn: table.text("name_en") ?? "",
      timeZone: zone,
      calendar: table.name("calendar", of: .calendar, among: calendars) ?? "office",
      remote: table.bool("remote") ?? false,
      language: table.name("language", of: .language, among: ["zh-Hans", "en"]))
    table.finish()
    return campus
  }

  /// A code of capitals, digits and hyphens; reported when it is none.
  func code(_ table: TableReader, _ noun: Mistake.Noun) -> String {
    let code = table.requiredText("code")
    if !code.isEmpty, !CampusCodes.isSegment(code) {
      table.refuse("code", .notCode(noun, code))
    }
    return code
  }

  /// A campus code that exists; empty when it does not, which is reported.
  func campusCode(_ table: TableReader) -> String {
    table.require("campus", .campusCode)
    return table.name("campus", of: .campus, among: campusCodes) ?? ""
  }
}
