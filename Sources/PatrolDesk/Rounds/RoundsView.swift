import Localization
import Screen

extension DeskModel {
  var routesArea: Area { bodyArea }

  func drawRounds(on surface: inout Surface, in area: Area) {}

  func drawWalk(on surface: inout Surface, in area: Area) {}
}
