/** Our own layout around the components of NL Design System. Colours of the municipality come in as tokens. */
export const portalCss = `
.vlot{background:#f3f5f8;color:#10202f;margin:0;min-block-size:100%;inline-size:auto;block-size:auto;hyphens:manual;-webkit-hyphens:manual;overflow-wrap:break-word;font-size:100%;font-size-adjust:none;scroll-padding-block-start:6rem}
.vlot *,.vlot *::before,.vlot *::after{box-sizing:border-box}
.vlot body{margin:0;display:flex;flex-direction:column;min-block-size:100vh;font-size:1.125rem;line-height:1.6}
.vlot :is(a,button,input,select,textarea,summary,[tabindex]):focus-visible{outline:3px solid #10202f;outline-offset:2px;box-shadow:0 0 0 6px #ffdd00;border-radius:4px}
.vlot :is(main,h2,p)[tabindex]:focus{outline:none;box-shadow:none}
.vlot .fouten h2[tabindex]:focus{outline:3px solid #10202f;outline-offset:6px}
.vlot .nl-skip-link{position:absolute;inset-block-start:-20rem;inset-inline-start:.5rem;z-index:10}
.vlot .nl-skip-link:focus{inset-block-start:.5rem}
.binnen{inline-size:100%;max-inline-size:56rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2rem)}
.kop{background:#fff;border-block-start:.5rem solid var(--basis-color-action-1-inverse-bg-default);border-block-end:1px solid #d8dee6}
.kop:has(.snelweg){position:sticky;inset-block-start:0;z-index:5}
.kop .binnen{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;padding-block:.5rem}
.kop:has(.snelweg) .binnen{flex-wrap:nowrap}
.vlot a[href^='tel:']{white-space:nowrap}
.merk{min-inline-size:0;display:flex;align-items:center;gap:.75rem;font-weight:700;font-size:1.25rem;line-height:1.2;color:#10202f;text-decoration:none;padding-block:.25rem}
.merk img{inline-size:2.25rem;block-size:2.25rem;flex:none}
.merk span{overflow-wrap:normal}
.merk span span{display:block;font-weight:400;font-size:1rem;color:#44566a}
.menu{background:#fff;border-block-end:1px solid #d8dee6}
.menu .binnen{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:0 1.5rem}
.menu .taal{appearance:none;background:none;border:0;padding:.625rem 0;margin:0;font:inherit;color:var(--basis-color-action-1-color-default);text-decoration:underline;text-underline-offset:.2em;cursor:pointer;min-block-size:2.75rem}
.menu .taal:hover{text-decoration-thickness:3px}
.menu ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.5rem}
.menu a{display:inline-block;padding-block:.75rem;color:#10202f;text-decoration:none;border-block-end:4px solid transparent}
.menu a:hover{text-decoration:underline}
.menu a[aria-current]{font-weight:700;border-block-end-color:var(--basis-color-action-1-color-default)}
.vlot .nl-button.snelweg{background:#10202f;color:#fff;border-color:#10202f;white-space:nowrap;flex:none;justify-content:center}
.vlot .nl-button.snelweg:hover{background:#31465b}
.vlot summary{cursor:pointer;font-weight:700;min-block-size:1.5rem}
.vlot details[open] summary{margin-block-end:1rem}
.vlot main{flex:1;padding-block:2rem 4rem}
.vlot h1{font-size:clamp(1.75rem,1.2rem + 2.4vw,2.5rem);line-height:1.2;margin-block:0 1rem;text-wrap:balance}
.vlot h2{font-size:1.5rem;line-height:1.25;margin-block:0 .75rem}
.vlot h3{font-size:1.1875rem;line-height:1.3;margin-block:1.5rem .5rem}
.vlot p{margin-block:0 1rem;max-inline-size:62ch;line-height:1.6}

.vlot .nl-paragraph--lead{font-size:1.25rem;line-height:1.5}
.vlot ul.utrecht-unordered-list{margin-block:0 1rem;padding-inline-start:1.25rem;max-inline-size:62ch}
.utrecht-unordered-list__item::marker{content:"•"}
.vlot p:last-child,.vlot ul.utrecht-unordered-list:last-child{margin-block-end:0}
.kaart{background:#fff;border:1px solid #d8dee6;border-radius:12px;padding:clamp(1.125rem,3vw,2rem);margin-block:0 1.5rem}
.held{border:0;border-inline-start:.5rem solid var(--vlot-color-accent,#5b6b7b)}
.knoppen{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;margin-block-start:1.5rem}
.vlot .kaart>:is(h3,.knoppen):first-child{margin-block-start:0}
.geenPrint>.knoppen:last-child{margin-block-end:1rem}
.vlot .nl-button{text-box-trim:none;padding:.6875rem 1.25rem;border-width:2px;text-align:center;line-height:1.35;max-inline-size:100%}
.vlot .nl-button.groot{font-size:1.25rem;padding:1rem 1.75rem}
.vlot .nl-button.klein{padding:.375rem .875rem;min-block-size:2.75rem;font-size:1rem}
.vlot .nl-link:any-link{text-underline-offset:.2em;text-decoration-thickness:1px;text-decoration-color:currentColor}
.vlot .nl-link:any-link:hover{text-decoration-line:underline;text-decoration-thickness:3px}
.vlot .utrecht-alert{border-width:0;border-inline-start-width:.5rem;border-radius:8px;padding:1rem 1.25rem;margin-block:0 1.5rem}
.vlot .utrecht-alert__content{flex:1;min-inline-size:0}
.vlot .utrecht-alert :is(h2,p,a){color:inherit}
.vlot .utrecht-alert h2{font-size:1.25rem;margin-block-end:.5rem}
.gevaar a{font-weight:700;white-space:nowrap}
.vlot .gevaar p{margin-block:0 .25rem}
.vlot form{margin:0}
.vraag{margin:0;scroll-margin-block-start:6rem}
.vlot :is(.vraag,.naast)+*{margin-block-start:1.75rem}
.vlot .utrecht-form-label,.vlot .utrecht-form-fieldset__legend{font-size:1.125rem;font-weight:700;line-height:1.4;padding-block-end:.25rem;color:#10202f;max-inline-size:62ch}
.vlot .utrecht-form-label--checkbox{font-weight:400;display:block;flex:1;padding:0;min-inline-size:0;cursor:pointer}
.nietverplicht{font-weight:400;color:#44566a}
.vlot .utrecht-form-field-description{color:#44566a;padding-block-end:.5rem;max-inline-size:62ch}
.vlot .utrecht-form-field-error-message{color:#a01d23;font-weight:700;padding-block-end:.5rem}
.vlot :is(.utrecht-textbox,.utrecht-textarea,.utrecht-select){border-width:2px;border-radius:6px;padding:.625rem .75rem;font-size:1.125rem}
.vlot .utrecht-select{appearance:auto;-webkit-appearance:auto;inline-size:auto;max-inline-size:100%;background-image:none;font-weight:400;min-block-size:3rem}
.vlot .utrecht-textarea{min-block-size:12rem;display:block}
.vlot .utrecht-textarea.laag{min-block-size:6.5rem}
.vlot .utrecht-textbox.kort{max-inline-size:10rem}
.keuze{display:flex;align-items:flex-start;gap:.75rem;padding:.625rem .875rem;border:2px solid #d8dee6;border-radius:8px;margin-block-start:.5rem;max-inline-size:34rem;background:#fff}
.keuze:hover{border-color:#5b6b7b}
.keuze:has(input:checked){border-color:var(--basis-color-action-1-color-default);box-shadow:inset 0 0 0 1px var(--basis-color-action-1-color-default)}
.keuze input{inline-size:1.5rem;block-size:1.5rem;flex:none;margin:.15rem 0 0;accent-color:var(--basis-color-action-1-color-default)}
.keuze .uitleg{display:block;color:#44566a;font-size:1rem;line-height:1.5}
.raster{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:.5rem}
.raster .keuze{margin:0;max-inline-size:none}
.naast{display:grid;align-items:end;grid-template-columns:repeat(auto-fit,minmax(min(100%,9rem),1fr));gap:1.25rem;max-inline-size:34rem}
.vlot .naast>.vraag{margin:0}
@supports selector(:has(*)){.bij-anders,.bij-jeugdige,.bij-ouder,.bij-clientondersteuner{display:none}form:has(input[name=over][value=iemandAnders]:checked) .bij-anders,form:has([value=jeugdige]:checked) .bij-jeugdige,form:has([value=ouder]:checked) .bij-ouder,form:has([value=clientondersteuner]:checked) .bij-clientondersteuner{display:block}}
.noot{border-inline-start:.375rem solid var(--basis-color-action-1-color-default);background:#f3f5f8;border-radius:6px;padding:.75rem 1rem;margin-block:0 1.75rem}
.vlot .noot p{margin-block-end:.25rem}
.fouten{background:#fff;border:3px solid #a01d23;border-radius:8px;padding:1.25rem;margin-block:0 1.5rem}
.vlot .fouten .nl-link:any-link{color:#a01d23;font-weight:700}
.feiten{margin:0;display:grid;gap:0}
.feiten>div{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr);gap:.125rem 1.5rem;padding-block:.75rem;border-block-end:1px solid #e3e8ee}
.feiten>div:last-child{border-block-end:0}
.vlot .feiten:last-child>div:last-child{padding-block-end:0}
.feiten+p,.feiten+form{margin-block-start:1rem}
.vlot .feiten dt{font-weight:700;font-size:1.0625rem}
.feiten dt::first-letter{text-transform:uppercase}
.vlot .feiten dd{margin:0;white-space:pre-line;overflow-wrap:anywhere;font-size:1.125rem;line-height:1.5;min-block-size:0}
.vlot .feiten dd:has(ul){white-space:normal}
.vlot .feiten dd ul{margin:0;padding-inline-start:1.125rem}
.vlot .feiten dd li{margin:0}
.vlot .feiten dd ul:has(>:only-child){padding:0}
.vlot .feiten dd li:only-child{display:block;padding:0}
@media (max-width:40rem){.wieIngelogd{inline-size:100%;flex-wrap:nowrap;justify-content:space-between}.feiten>div{grid-template-columns:minmax(0,1fr)}.merk span span{display:none}.vlot .nl-button.groot{inline-size:100%}}
@media (max-width:26rem){.menu ul{gap:0 1rem;font-size:1rem}.menu .taal{font-size:1rem;padding:.25rem 0}.merk{font-size:1.0625rem}.merk img{display:none}}
.kopregel{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.5rem 1rem}
.kopregel:has(>.nl-button){flex-wrap:nowrap;align-items:flex-start}
.kopregel>.nl-button{flex:none}
.code{font-family:ui-monospace,'Cascadia Mono',Menlo,monospace;font-size:1.1875rem;font-weight:700;overflow-wrap:anywhere;letter-spacing:.02em}
.persoon{display:grid;gap:.25rem}
.persoon .naam{font-size:1.5rem;font-weight:700;line-height:1.25}
.vlot .bellen{font-size:1.375rem;font-weight:700}
.stappen{list-style:none;margin:0;padding:0}
.stappen li{position:relative;padding:0 0 1.25rem 2.25rem}
.stappen li::before{content:"";position:absolute;inset-inline-start:.25rem;inset-block-start:.4rem;inline-size:1rem;block-size:1rem;border-radius:50%;background:var(--basis-color-action-1-color-default)}
.stappen li:not(:last-child)::after{content:"";position:absolute;inset-inline-start:.6875rem;inset-block:1.6rem -.2rem;inline-size:2px;background:#b8c3cf}
.stappen li:last-child{padding-block-end:0}
.stappen time{color:#44566a;font-size:1rem;display:block}
.voet{background:#10202f;color:#fff;padding-block:2rem}
.voet .binnen{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:1.5rem}
.vlot .voet p{margin:0 0 .25rem}
.voet a{color:#fff;display:inline-block;padding-block:.25rem}
.voet ul{list-style:none;margin:0;padding:0}
.kandidaten{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr));gap:.75rem;margin-block-start:.5rem}
.kandidaten .keuze{margin:0;max-inline-size:none;block-size:100%}
.kandidaten .naam{font-weight:700;display:block}
.kandidaten ul{margin:.25rem 0 0;padding-inline-start:1.125rem;font-size:1rem;line-height:1.4}
.vlot .nl-data-badge{font-size:1rem;padding:.125rem .625rem;border-radius:6px;border:0}
.vlot .nl-data-badge.spoed{background:#a01d23;color:#fff}
.vlot .nl-data-badge.laat{background:#ffe3cc;color:#5c2606}
.merkjes{display:flex;flex-wrap:wrap;gap:.5rem;margin-block:0 .75rem}
.casus h2{margin:0 0 .5rem}
.wieIngelogd{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;justify-content:flex-end;font-size:1rem}
.verborgen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.persoon{margin-block-end:1rem}
.vlot .utrecht-alert .persoon{margin-block-end:0}
.keuze.vol{border-style:dashed;background:#fff7f0}
.vlot .verhaal{white-space:pre-line;overflow-wrap:anywhere}
.vlot .feiten+form{margin-block-start:1.5rem}
.heel{white-space:nowrap}
.smal{max-inline-size:40rem}
.vlot .werk{font-size:1rem;line-height:1.5}
.vlot:has(.werk) .binnen{max-inline-size:88rem}
.werk .binnen:not(.breed)>*{max-inline-size:56rem}
.werk .binnen{padding-block-end:1rem}
.vlot .werk h1{font-size:clamp(1.5rem,1.2rem + 1vw,2rem);margin-block-end:.75rem}
.vlot .werk h2{font-size:1.1875rem;margin-block-end:.5rem}
.vlot .werk h3{font-size:1.0625rem;margin-block:1rem .25rem}
.vlot .werk :is(.nl-paragraph,.feiten dd,.feiten dt,.utrecht-form-label,.utrecht-form-fieldset__legend,.utrecht-textbox,.utrecht-textarea,.utrecht-select,.utrecht-unordered-list){font-size:1rem;line-height:1.5}
.vlot .werk .nl-paragraph--lead{font-size:1.0625rem;margin-block-end:1rem}
.werk .kaart{padding:1rem 1.25rem;border-radius:8px;margin-block-end:1rem}
.werk .feiten>div{padding-block:.4375rem;gap:.125rem 1rem}
@media (min-width:40.01rem){.werk .feiten>div{grid-template-columns:minmax(0,11rem) minmax(0,1fr)}}
.vlot .werk :is(.vraag,.naast)+*{margin-block-start:1.125rem}
.vlot .werk .naast>.vraag{margin:0}
.werk .keuze{padding:.375rem .625rem;border-width:1px;margin-block-start:.25rem;border-color:#8494a4}
.werk .knoppen{margin-block-start:1rem}
.vlot .werk .utrecht-textarea{min-block-size:9rem}
.vlot .werk .utrecht-textarea.laag{min-block-size:4.5rem}
.werk .merkjes{margin-block:.25rem;gap:.25rem .375rem}
.vlot .werk .nl-data-badge{font-size:.875rem;padding:.0625rem .5rem;line-height:1.45}
.vlot .nl-data-badge.rustig{background:#e3e8ee;color:#10202f}
.vlot .nl-data-badge.goed{background:#d8f0dc;color:#0d3d18}
.werk .kopregel{margin-block-end:.5rem}
.zoek div{display:flex;gap:.5rem;align-items:center}
.vlot .werk .utrecht-textbox.kort{max-inline-size:11.5rem}
.vlot .zoek .utrecht-textbox{padding-block:.375rem;min-block-size:2.75rem}
.filters ul{list-style:none;margin:0 0 .75rem;padding:0;display:flex;flex-wrap:wrap;gap:.375rem}
.filters a{display:inline-block;padding:.3125rem .75rem;border:1px solid #8494a4;border-radius:999px;background:#fff;color:#10202f;text-decoration:none}
.filters a:hover{text-decoration:underline}
.filters a[aria-current]{background:#10202f;border-color:#10202f;color:#fff;font-weight:700}
.tabel{inline-size:100%;border-collapse:collapse;background:#fff;border:1px solid #d8dee6;border-radius:8px;margin-block-end:1rem}
.tabel :is(th,td){text-align:start;vertical-align:top;padding:.5rem .75rem;border-block-end:1px solid #e3e8ee;font-weight:400}
.tabel thead th{font-weight:700;background:#f7f9fb;white-space:nowrap}
.tabel tbody tr:hover{background:#f7f9fb}
.tabel tbody tr:last-child>*{border-block-end:0}
.tabel tbody th a{font-weight:700}
.werk .klein:not(.nl-button){display:block;color:#44566a;font-size:.9375rem;line-height:1.4}
.werk .nl-button.klein{min-block-size:2.5rem;padding:.25rem .75rem}
.tabel ul{margin:0;padding-inline-start:1.125rem}
.tabel .tegen li{color:#8a1c1c}
.tabel .naam{font-weight:700;display:block}
.tabel .merkjes{margin-block:.25rem 0}
.kies{display:flex;gap:.625rem;align-items:flex-start}
.kies input{inline-size:1.5rem;block-size:1.5rem;flex:none;margin:0;accent-color:var(--basis-color-action-1-color-default)}
.kies label{cursor:pointer}
tr:has(.kies input:checked){background:#eef4f8}
.blok{display:block}
.breek,.tabel a[href^='mailto:']{overflow-wrap:anywhere}
.tabel :is(th,td){overflow-wrap:break-word;word-break:normal}
.werk fieldset{min-inline-size:0}
@media (max-width:68rem){.tabel .klein.heel{white-space:normal}}
@media (min-width:56.01rem){.tabel thead th{overflow-wrap:normal}.tabel:has(.kies) tbody tr>:first-child:not(:has(.kies)){padding-inline-start:2.875rem}}
.leeg{padding:1rem 0}
.bladeren{display:flex;gap:1rem;align-items:center;margin-block-end:1rem}
@media (min-width:68rem){.tweeluik{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 1.25rem;align-items:start}.tweeluik.gelijk{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
.vlot .werk .utrecht-form-field-description{font-size:1rem;padding-block-end:.25rem}
.vlot .werk .utrecht-form-label:not(.utrecht-form-label--checkbox){display:block}
@media (min-width:68rem){.drieluik{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);grid-template-rows:auto 1fr;gap:0 1.25rem;align-items:start}.boven{grid-area:1/2}.midden{grid-area:1/1/3/2}.onder{grid-area:2/2}}
.taak{border-inline-start:.375rem solid var(--basis-color-action-1-color-default)}
.script,.brief{margin:.75rem 0;padding:.75rem 1rem;background:#f3f5f8;border-inline-start:.25rem solid #8494a4;border-radius:0 6px 6px 0}
.vlot .script h3{margin-block-start:0}
.knopjes{display:flex;flex-wrap:wrap;gap:.5rem;margin-block-start:.5rem}
.knopjes:empty{display:none}
.vouw{border-block-start:1px solid #e3e8ee;padding-block:.625rem}
.vouw:first-of-type{border-block-start:0}
.kiezer fieldset{border:0;margin:0 0 .75rem;padding:0;min-inline-size:0}
.kiezer legend{font-weight:700;padding:0 0 .125rem}
.kiezer .regel{display:flex;gap:.5rem;align-items:flex-start;padding-block:.1875rem}
.kiezer .regel input{inline-size:1.5rem;block-size:1.5rem;flex:none;margin:0;accent-color:var(--basis-color-action-1-color-default)}
.kiezer .regel label{flex:1;cursor:pointer}
.cijfers{list-style:none;margin:0 0 1rem;padding:0;display:flex;flex-wrap:wrap;gap:.75rem}
.cijfers li{background:#fff;border:1px solid #d8dee6;border-radius:8px;padding:.5rem 1rem}
.cijfers strong{font-size:1.5rem;display:block;line-height:1.2}
.cijfers .rood{border-color:#a01d23;color:#a01d23}
.naast.breed{max-inline-size:none;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
.werk .naast .utrecht-form-label{overflow-wrap:break-word;word-break:normal}
.werk .stappen .verhaal{display:block}
@media screen and (max-width:56rem){.tabel,.tabel tbody,.tabel tr,.tabel :is(th,td){display:block}.tabel thead{position:absolute;clip-path:inset(50%);inline-size:1px;block-size:1px;overflow:hidden}.tabel{background:none;border:0}.tabel tbody tr{background:#fff;border:1px solid #d8dee6;border-radius:8px;margin-block-end:.75rem;padding:.5rem 0}.tabel tbody :is(th,td){border:0;padding:.1875rem .875rem}.tabel tbody td{position:relative;padding-inline-start:8rem;min-block-size:1.875rem}.tabel tbody td::before{content:attr(data-kop);position:absolute;inset-inline-start:.875rem;inline-size:6.75rem;font-size:.9375rem;color:#44566a}.filters ul{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap;padding-block-end:.25rem}}
@media (max-width:22rem){.menu .binnen:has(.taal){justify-content:flex-start;gap:0 1rem}.menu:has(.taal) ul{display:contents}}
@media screen and (max-width:24rem){.tabel tbody td{padding-inline-start:.875rem}.tabel tbody td::before{position:static;inline-size:auto;display:block}.werk .kaart{padding-inline:.875rem}}
.alleenPrint{display:none}
@media print{.menu,.filters,.wieIngelogd,.voet,.snelweg,.knoppen,.nl-skip-link,.geenPrint{display:none!important}.vlot .kop{position:static}.vlot .werk .kaart,.kaart{border:0;padding:0}.merk span span{display:none}.vlot{background:#fff}.alleenPrint{display:block}.tabel tr,.feiten>div{break-inside:avoid}.vlot :is(h2,h3){break-after:avoid}}
@media (forced-colors:active){.keuze:has(input:checked){border-color:Highlight}.stappen li::before{border:8px solid CanvasText}}
`;
