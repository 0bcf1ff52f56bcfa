import Screen
import WorkOrderEngine

/// What a defect form has to say: what becomes the command `LogDefect`.
struct DefectDraft: Hashable, Sendable {
  var place: String
  var category: String
  /// `nil`: by the triggers.
  var priority: Priority?
  var isMajor: Bool
  var text: String
  var reporter: String
  var contact: String
}

/// What can be picked in forms: places, categories, people.
struct Directory: Hashable, Sendable {
  var places: [PickerItem] = []
  var categories: [Category] = []
  var triggers: [Trigger] = []
  /// The campuses by code.
  var campuses: [PickerItem] = []
  /// Staff, crews and contractors to whom an order can be given.
  var holders: [PickerItem] = []
  /// Staff by number.
  var people: [PickerItem] = []
  /// Crews by code.
  var crews: [PickerItem] = []
  /// Shifts by code.
  var shifts: [PickerItem] = []

  /// The places with those of a campus before all others, which decides between equal matches.
  ///
  /// - Parameter campus: its name; when there is none such, all stay where they are.
  func places(first campus: String) -> [PickerItem] {
    guard let code = campuses.first(where: { $0.text == campus })?.id else { return places }
    func isThere(_ place: PickerItem) -> Bool {
      place.id == code || place.id.hasPrefix("\(code)/")
    }
    return places.filter(isThere) + places.filter { !isThere($0) }
  }

  /// The category whose longest word stands in a text; the first of equals.
  func category(suggestedBy text: String) -> String? {
    categories.suggested(by: text)?.id
  }
}
