/** The bundle (esbuild, loader `dataurl`) and the tests (vite, `?inline`) both hand a font over as a data URL. */
declare module '*.ttf?inline' {
  const dataUrl: string;
  export default dataUrl;
}
