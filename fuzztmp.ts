import { attack } from '#campaigns/disclosure/attack.ts';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
const r = seededRandom(3);
const int=(a:number,b:number)=>a+Math.floor(r()*(b-a+1));
for(let k=0;k<12;k++){
  const n=5, hi=[1e3,1e6,1e9][k%3]!; const c=[20,1e3,1e5][Math.floor(k/4)]!;
  const ids=Array.from({length:n},(_,i)=>'c'+i); const truth=ids.map(()=>int(0,hi));
  const sums=[0,1].map(()=>{const coef=ids.map(()=>int(-c,c)); const v=coef.reduce((s,cc,i)=>s+cc*truth[i]!,0); return {cells:ids,coef,lo:v,hi:v};});
  const t=performance.now();
  const got=await attack({cells:ids.map(id=>({id,lo:0,hi})),sums} as any);
  console.log(hi,c,got.kind,(performance.now()-t).toFixed(0), got.kind==='answer'&&got.cells.every((x,i)=>x.min<=truth[i]!&&x.max!>=truth[i]!)&&JSON.stringify(got.cells.slice(0,2)));
}
// margins with 1e9
const ids=Array.from({length:30},(_,i)=>'m'+i); const truth=ids.map(()=>int(0,1e9));
const sums:any[]=[]; for(let a=0;a<5;a++){const cs=ids.slice(a*6,a*6+6);const v=cs.reduce((s,id)=>s+truth[ids.indexOf(id)]!,0);sums.push({cells:cs,lo:Math.round(v/5)*5-2,hi:Math.round(v/5)*5+2});} for(let b=0;b<6;b++){const cs=ids.filter((_,i)=>i%6===b);const v=cs.reduce((s,id)=>s+truth[ids.indexOf(id)]!,0);sums.push({cells:cs,lo:v,hi:v});}
const t=performance.now(); const g=await attack({cells:ids.map(id=>({id})),sums} as any); console.log('margins 1e9',g.kind,(performance.now()-t).toFixed(0));
